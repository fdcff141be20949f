import { promises as dns } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';

/** Shorter than an attempt: a name whose servers do not answer is tried once. */
const resolver = new dns.Resolver({ timeout: 2_000, tries: 2 });

/**
 * Looks a host name up as `dns.lookup` does, but without its threads. It has four, which all names share, DynamoDB's among
 * them: a few names whose servers do not answer would hold up everybody.
 */
export const lookUp: LookupFunction = (hostname, options, done) => {
  addressesOf(hostname).then(
    (addresses) => {
      const [first] = addresses;
      if (!first) done(notFound(hostname), []);
      else if (options.all) done(null, addresses);
      else done(null, first.address, first.family);
    },
    (error: NodeJS.ErrnoException) => done(error, []),
  );
};

async function addressesOf(hostname: string): Promise<LookupAddress[]> {
  // No server is asked for it: RFC 6761, section 6.3.
  if (/^(?:.+\.)?localhost\.?$/i.test(hostname))
    return [
      { address: '127.0.0.1', family: 4 },
      { address: '::1', family: 6 },
    ];
  const [four, six] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
  if (four.status === 'rejected' && six.status === 'rejected') throw four.reason;
  return [
    ...(four.status === 'fulfilled' ? four.value.map((address) => ({ address, family: 4 })) : []),
    ...(six.status === 'fulfilled' ? six.value.map((address) => ({ address, family: 6 })) : []),
  ];
}

const notFound = (hostname: string): NodeJS.ErrnoException =>
  Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' });
