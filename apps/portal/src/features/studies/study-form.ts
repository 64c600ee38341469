/** What is typed of a study, as it crosses the door. */
export interface StudyForm {
  name: string; legalForm: string; siren: string; email: string; phone: string; iban: string; bic: string; departments: string;
  address: { line1: string; line2: string; postalCode: string; city: string; country: string };
}
export const blankStudy = (): StudyForm => ({ name: '', legalForm: '', siren: '', email: '', phone: '', iban: '', bic: '', departments: '', address: { line1: '', line2: '', postalCode: '', city: '', country: 'FR' } });

const orNull = (text: string): string | null => text.trim() || null;
/** "37, 41 ; 2a 971" → 37, 41, 2A, 971, each once. */
export const departmentsOf = (text: string): string[] => [...new Set(text.toUpperCase().split(/[\s,;]+/).filter(Boolean))];

/** Blank fields are absent. */
export const inputOf = (form: StudyForm) => ({
  name: form.name.trim(), legalForm: orNull(form.legalForm), siren: orNull(form.siren), email: form.email.trim(), phone: orNull(form.phone), iban: orNull(form.iban), bic: orNull(form.bic), departments: departmentsOf(form.departments),
  address: { line1: form.address.line1.trim(), line2: orNull(form.address.line2), postalCode: form.address.postalCode.trim(), city: form.address.city.trim(), country: orNull(form.address.country) },
});
