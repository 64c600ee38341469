import { BlockList, isIP } from 'node:net';

const MAPPED = new BlockList();
MAPPED.addSubnet('::ffff:0:0', 96, 'ipv6');
const GROUPS = 8;

/** The eight groups of an IPv6 address, as numbers; its last two may be written as an IPv4 address. */
function groupsOf(address: string): number[] {
  const plain = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, a, b, c, d) => `${(Number(a) * 256 + Number(b)).toString(16)}:${(Number(c) * 256 + Number(d)).toString(16)}`);
  const [head, tail] = plain.split('::').map((part) => (part === '' ? [] : part.split(':').map((group) => parseInt(group, 16))));
  return tail === undefined ? head! : [...head!, ...Array<number>(GROUPS - head!.length - tail.length).fill(0), ...tail];
}

/**
 * Under what the tries from an address are counted: an IPv4 address itself, of an IPv6 address its /64, of which one subscriber has
 * 2^64 addresses (RFC 6177). What is neither is taken as it is.
 */
export function networkOf(ip: string): string {
  const address = ip.split('%')[0]!;
  if (isIP(address) !== 6) return ip;
  const groups = groupsOf(address);
  if (MAPPED.check(address, 'ipv6')) return groups.slice(6).flatMap((group) => [group >> 8, group & 255]).join('.');
  return `${groups.slice(0, 4).map((group) => group.toString(16)).join(':')}::/64`;
}
