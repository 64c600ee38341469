/** Enough of an address to recognise one's own, too little to write to: "p***@carnaudet.example", "** ** ** ** 12". */
export function masked(recipient: string): string {
  const [name, host] = recipient.split('@');
  if (host !== undefined) return `${name!.slice(0, 1)}***@${host}`;
  const digits = recipient.replace(/\D/g, '');
  return `** ** ** ** ${digits.slice(-2)}`;
}

/** A mobile number of France as it is dialled from anywhere, or undefined: only a telephone that one carries takes an SMS. */
export function mobileNumber(phone: string | null): string | undefined {
  const digits = (phone ?? '').replace(/[^\d+]/g, '').replace(/^00/, '+').replace(/^\+33\(?0?/, '+33').replace(/^0/, '+33');
  return /^\+33[67]\d{8}$/.test(digits) ? digits : undefined;
}

/** One plain address, or undefined: what could be two, or a name with one, is none. */
export function mailAddress(email: string | null): string | undefined {
  const plain = (email ?? '').trim();
  return plain.length <= 254 && /^[^\s@,;<>"()[\]\\]+@[^\s@,;<>"()[\]\\]+\.[^\s@,;<>"()[\]\\]+$/.test(plain) ? plain : undefined;
}
