import type { ImportFailureCode } from '../../domain/imports/import.ts';

/** Why nothing (more) of an archive, or nothing of a file in it, is read. */
export class ArchiveRefused extends Error {
  override name = 'ArchiveRefused';
  readonly code: Extract<ImportFailureCode, 'UNREADABLE' | 'TOO_LARGE' | 'TOO_MANY_FILES'> | 'UNSUPPORTED';

  constructor(code: ArchiveRefused['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
