import { Aws } from 'aws-cdk-lib';
import { type UserPoolClient, type UserPoolDomain, UserPoolEmail } from 'aws-cdk-lib/aws-cognito';
import type { Settings } from './settings.ts';

/** The domain of the address has to be verified in Amazon SES, in the region of the stack unless another is named. */
export function mailBySes({ from, region }: NonNullable<Settings['mail']>): UserPoolEmail {
  const domain = from.slice(from.indexOf('@') + 1);
  return UserPoolEmail.withSES({
    fromEmail: from,
    fromName: 'Sidelined',
    sesVerifiedDomain: domain,
    sesRegion: region ?? Aws.REGION,
  });
}

/** The page to which the hosted sign-in redirects. Every web app of Sidelined has it. */
export function afterSignIn(origin: string): string {
  return `${origin}/signed-in`;
}

export function signInUrl(domain: UserPoolDomain, client: UserPoolClient, origins: string[]): string {
  const redirectUri = origins.map(afterSignIn)[0];
  if (redirectUri === undefined) throw new Error('The hosted sign-in needs an origin to return to');
  return `${domain.signInUrl(client, { redirectUri })}&scope=openid+profile`;
}
