import { startWarmUpIssuer } from '../../infra/bundle/warm-up-issuer.ts';

/** Signs the tokens of the benchmark's people. The processes that are started for it know its key by their environment. */
export const issuer = await startWarmUpIssuer();
