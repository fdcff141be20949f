import type { Viewer } from '../domain/team/viewer.ts';

/** What a viewer's runs are marked with: from the token, never from the input. */
export const sourceOf = ({ kind, id }: Viewer): string => (kind === 'person' ? 'manual' : id);
