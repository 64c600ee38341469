/** What is typed of a creditor, as it crosses the door. */
export interface ContactForm { key: string; name: string; role: string; email: string; phone: string }
export interface CreditorForm {
  name: string; legalForm: string; siren: string; vatNumber: string; kind: string; email: string; phone: string; iban: string; bic: string;
  address: { line1: string; line2: string; postalCode: string; city: string; country: string }; contacts: ContactForm[];
}

export const blankContact = (): ContactForm => ({ key: crypto.randomUUID(), name: '', role: '', email: '', phone: '' });
export const blankForm = (): CreditorForm => ({
  name: '', legalForm: '', siren: '', vatNumber: '', kind: 'company', email: '', phone: '', iban: '', bic: '',
  address: { line1: '', line2: '', postalCode: '', city: '', country: 'FR' }, contacts: [blankContact()],
});

const orNull = (text: string): string | null => text.trim() || null;

/** Blank fields are absent; a contact of which nothing was written is none (the faults of the others keep their place). */
export function inputOf(form: CreditorForm) {
  const last = form.contacts.findLastIndex(({ name, role, email, phone }) => orNull(name + role + email + phone));
  return {
    name: form.name.trim(), legalForm: orNull(form.legalForm), siren: form.siren.trim(), vatNumber: orNull(form.vatNumber), kind: form.kind,
    email: orNull(form.email), phone: orNull(form.phone), iban: form.iban.trim(), bic: orNull(form.bic),
    address: { line1: form.address.line1.trim(), line2: orNull(form.address.line2), postalCode: form.address.postalCode.trim(), city: form.address.city.trim(), country: orNull(form.address.country) },
    contacts: form.contacts.slice(0, last + 1).map(({ name, role, email, phone }) => ({ name: name.trim(), role: orNull(role), email: orNull(email), phone: orNull(phone) })),
  };
}
