import type { NewId } from '../../domain/ids.ts';
import type { HttpEvent } from '../../runtime/http.ts';
import type { Logger } from '../../runtime/logger.ts';
import type { Store } from '../../store/store.ts';
import type { Provider } from './provider.ts';

/** What the routes of OAuth work with. */
export interface OAuthParts {
  store: Store;
  clock: { now(): number };
  newId: NewId;
  logger: Logger;
  provider: Provider;
  /** The address of this API, and the `iss` of its answers to integrations. */
  urlOf: (event: HttpEvent) => string;
}
