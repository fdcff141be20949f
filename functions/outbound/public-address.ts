import ipaddr from 'ipaddr.js';

/** All global unicast addresses that are assigned today; what embeds an IPv4 address by prefix alone lies outside. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address belongs to a host on the public internet, in whatever notation. Unlike a list of what is private,
 * this refuses what nobody thought of: an IPv6 address must be global unicast, and none of the ways to write an IPv4
 * address within one (compatible, mapped, translated, 6to4, Teredo, ISATAP, NAT64) is.
 */
export function isPublicAddress(address: string): boolean {
  // A zone (`fe80::1%eth0`) names an interface of this machine.
  if (!ipaddr.isValid(address) || address.includes('%')) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  if (parsed instanceof ipaddr.IPv4) return ipaddr.IPv4.isValidFourPartDecimal(address);
  return parsed.match(GLOBAL_UNICAST) && !isIsatap(parsed);
}

/** ISATAP hides an IPv4 address behind `0:5efe` or, of a public one, `200:5efe`. */
const isIsatap = ({ parts }: ipaddr.IPv6): boolean => ((parts[4] ?? 0) & ~0x0200) === 0 && parts[5] === 0x5efe;
