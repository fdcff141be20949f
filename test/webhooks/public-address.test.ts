import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../functions/outbound/public-address.ts';

/** Every block that IANA's special-purpose registries name, and each way to write an IPv4 address within an IPv6 one. */
const refused: readonly [string, string][] = [
  ['this network', '0.0.0.0'],
  ['this network', '0.1.2.3'],
  ['private', '10.0.0.1'],
  ['private', '172.31.255.255'],
  ['private', '192.168.0.1'],
  ['carrier-grade NAT', '100.64.0.1'],
  ['loopback', '127.8.9.10'],
  ['link-local, metadata', '169.254.169.254'],
  ['protocol assignments', '192.0.0.8'],
  ['documentation', '192.0.2.1'],
  ['documentation', '198.51.100.1'],
  ['documentation', '203.0.113.1'],
  ['6to4 relay', '192.88.99.1'],
  ['benchmarks', '198.18.0.1'],
  ['multicast', '224.0.0.1'],
  ['reserved', '240.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['octal', '0251.0376.0251.0376'],
  ['hexadecimal', '0xa9fea9fe'],
  ['short', '127.1'],
  ['unspecified', '::'],
  ['loopback', '::1'],
  ['IPv4-compatible', '::a9fe:a9fe'],
  ['IPv4-compatible', '::169.254.169.254'],
  ['IPv4-compatible, of a public address', '::8.8.8.8'],
  ['IPv4-mapped', '::ffff:169.254.169.254'],
  ['IPv4-mapped, of a public address', '::ffff:8.8.8.8'],
  ['IPv4-translated', '::ffff:0:169.254.169.254'],
  ['6to4', '2002:a9fe:a9fe::'],
  ['6to4, of a public address', '2002:808:808::1'],
  ['Teredo', '2001::a9fe:a9fe'],
  ['NAT64', '64:ff9b::a9fe:a9fe'],
  ['NAT64, local', '64:ff9b:1::a9fe:a9fe'],
  ['ISATAP', '2606:4700::5efe:a9fe:a9fe'],
  ['ISATAP, universal', '2606:4700::200:5efe:a9fe:a9fe'],
  ['link-local', 'fe80::1'],
  ['link-local with a zone', 'fe80::1%eth0'],
  ['a public address with a zone', '2606:4700::1111%eth0'],
  ['site-local', 'fec0::1'],
  ['unique local, metadata', 'fd00:ec2::254'],
  ['multicast', 'ff02::1'],
  ['documentation', '2001:db8::1'],
  ['documentation', '3fff::1'],
  ['ORCHID', '2001:20::1'],
  ['discard', '100::1'],
  ['segment routing', '5f00::1'],
  ['not assigned', '4000::1'],
  ['no address', 'example.com'],
  ['nothing', ''],
];

describe('addresses to which nothing is sent', () => {
  it.each(refused)('%s: %s', (_name, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

it.each(['8.8.8.8', '1.1.1.1', '100.63.255.255', '172.32.0.1', '2606:4700:4700::1111', '2a00:1450:4001:81b::200e'])(
  'a public address: %s',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);
