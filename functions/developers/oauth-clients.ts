/** A secret as the identity provider gives it, once. */
export interface NewSecret {
  secretId: string;
  secret: string;
}

/** The identity provider's OAuth clients of integrations. Nothing else of the product can reach them. */
export interface OAuthClients {
  /** A client for client credentials, with its first secret. It is called what its integration's ID is. */
  create(name: string): Promise<NewSecret & { clientId: string }>;
  addSecret(clientId: string): Promise<NewSecret>;
  /** Also succeeds if there is none. */
  deleteSecret(clientId: string, secretId: string): Promise<void>;
  /** Also succeeds if there is none. Tokens that were issued live on; calls with them are refused. */
  remove(clientId: string): Promise<void>;
}
