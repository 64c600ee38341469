/** What the house writes to people about their own account, in their language. Plain sentences; the link, if any, stands below them. */
const ROLES = {
  fr: { collector: 'gestionnaire', supervisor: 'superviseur', accountant: 'comptable', administrator: 'administrateur', creditor_user: 'membre', bailiff: 'membre de l’étude' },
  en: { collector: 'collector', supervisor: 'supervisor', accountant: 'accountant', administrator: 'administrator', creditor_user: 'member', bailiff: 'member of the study' },
} as const;

export interface Words { subject: string; text: string }
interface Told { name: string; agency: string }
const language = (locale: string): 'fr' | 'en' => (locale === 'en' ? 'en' : 'fr');
const when = (at: Temporal.Instant, locale: 'fr' | 'en') => at.toZonedDateTimeISO('Europe/Paris').toLocaleString(locale === 'en' ? 'en-GB' : 'fr-FR', { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });

export function invitationWords(locale: string, { name, agency, role, company, by, until }: Told & { role: string; company: string | null; by: string | null; until: Temporal.Instant }): Words {
  const as = (ROLES[language(locale)] as Record<string, string>)[role] ?? role;
  if (language(locale) === 'en') {
    return { subject: `${agency}: your access to Quittance`, text: `Hello ${name},\n\n${by ?? agency} opens an account for you with ${agency}${company ? `, for ${company}` : ''}, as ${as}.\n\nChoose your password at the address below. It opens once, until ${when(until, 'en')}.\n\nIf you expected nothing of the kind, do nothing: without a password the account stays shut.` };
  }
  return { subject: `${agency} : votre accès à Quittance`, text: `Bonjour ${name},\n\n${by ?? agency} vous ouvre un compte chez ${agency}${company ? `, pour ${company}` : ''}, en tant que ${as}.\n\nChoisissez votre mot de passe à l’adresse ci-dessous. Elle s’ouvre une seule fois, jusqu’au ${when(until, 'fr')}.\n\nSi vous n’attendiez rien de tel, ne faites rien : sans mot de passe, le compte reste fermé.` };
}

export function anewWords(locale: string, { name, agency, by, until, phone }: Told & { by: string; until: Temporal.Instant; phone: string }): Words {
  if (language(locale) === 'en') {
    return { subject: `${agency}: your way in begins again`, text: `Hello ${name},\n\n${by} has removed what your account with ${agency} was opened with: password, code application, passkeys and recovery codes. Your sessions have ended; your rights stay.\n\nChoose a password and a second proof at the address below. It opens once, until ${when(until, 'en')}.\n\nIf you did not ask for this, call ${agency} at once: ${phone}.` };
  }
  return { subject: `${agency} : votre accès recommence`, text: `Bonjour ${name},\n\n${by} a retiré ce qui ouvrait votre compte chez ${agency} : mot de passe, application de codes, clés d’accès et codes de récupération. Vos séances ont pris fin ; vos droits restent.\n\nChoisissez un mot de passe et une seconde preuve à l’adresse ci-dessous. Elle s’ouvre une seule fois, jusqu’au ${when(until, 'fr')}.\n\nSi vous ne l’avez pas demandé, appelez ${agency} sans attendre : ${phone}.` };
}

export function resetWords(locale: string, { name, agency, until }: Told & { until: Temporal.Instant }): Words {
  if (language(locale) === 'en') {
    return { subject: `${agency}: choose a new password`, text: `Hello ${name},\n\nSomebody, you without doubt, asked for a new password for your account with ${agency}.\n\nChoose it at the address below. It opens once, until ${when(until, 'en')}. All your sessions will then end.\n\nIf it was not you, do nothing: your password stays as it is.` };
  }
  return { subject: `${agency} : choisir un nouveau mot de passe`, text: `Bonjour ${name},\n\nQuelqu’un, vous sans doute, a demandé un nouveau mot de passe pour votre compte chez ${agency}.\n\nChoisissez-le à l’adresse ci-dessous. Elle s’ouvre une seule fois, jusqu’au ${when(until, 'fr')}. Toutes vos sessions prendront alors fin.\n\nSi ce n’était pas vous, ne faites rien : votre mot de passe reste ce qu’il est.` };
}

export type AccountChange = 'password' | 'totp_added' | 'totp_removed' | 'passkey_added' | 'passkey_removed' | 'recovery_codes' | 'recovery_code_used';
const CHANGES: Record<'fr' | 'en', Record<AccountChange, string>> = {
  fr: {
    password: 'Le mot de passe de votre compte a changé', totp_added: 'Une application de codes protège désormais votre compte', totp_removed: 'L’application de codes ne protège plus votre compte', passkey_added: 'Une clé d’accès a été ajoutée à votre compte',
    passkey_removed: 'Une clé d’accès a été retirée de votre compte', recovery_codes: 'De nouveaux codes de récupération remplacent les précédents', recovery_code_used: 'Un code de récupération vient d’ouvrir votre compte',
  },
  en: {
    password: 'The password of your account has changed', totp_added: 'A code application now protects your account', totp_removed: 'The code application no longer protects your account', passkey_added: 'A passkey was added to your account',
    passkey_removed: 'A passkey was removed from your account', recovery_codes: 'New recovery codes replace the former ones', recovery_code_used: 'A recovery code has just opened your account',
  },
};

/** A notice of a change, so that whoever did not make it learns of it. */
export function changeWords(locale: string, change: AccountChange, { name, agency, at, phone }: Told & { at: Temporal.Instant; phone: string }): Words {
  const of = language(locale), what = CHANGES[of][change];
  if (of === 'en') return { subject: `${agency}: ${what.charAt(0).toLowerCase()}${what.slice(1)}`, text: `Hello ${name},\n\n${what}, on ${when(at, 'en')}.\n\nIf it was you, there is nothing to do. If not, call ${agency} at once: ${phone}.` };
  return { subject: `${agency} : ${what.charAt(0).toLowerCase()}${what.slice(1)}`, text: `Bonjour ${name},\n\n${what}, le ${when(at, 'fr')}.\n\nSi c’est vous, il n’y a rien à faire. Sinon, appelez ${agency} sans attendre : ${phone}.` };
}

/** Somebody came in as this person from a device that was not known as his. */
export function newDeviceWords(locale: string, { name, agency, at, phone, device, address }: Told & { at: Temporal.Instant; phone: string; device: string; address: string | null }): Words {
  const of = language(locale), known = device === '—' ? null : device;
  if (of === 'en') {
    const from = [known, address && `address ${address}`].filter(Boolean).join(', ');
    return { subject: `${agency}: your account was opened on a new device`, text: `Hello ${name},\n\nYour account was opened on ${when(at, 'en')} from a device that had never opened it${from ? `: ${from}` : ''}.\n\nIf it was you, there is nothing to do: this device will not be told again. If not, close that session and change your password under “Account and security”, and call ${agency} at once: ${phone}.` };
  }
  const from = [known, address && `adresse ${address}`].filter(Boolean).join(', ');
  return { subject: `${agency} : votre compte s’est ouvert sur un nouvel appareil`, text: `Bonjour ${name},\n\nVotre compte s’est ouvert le ${when(at, 'fr')} depuis un appareil qui ne l’avait jamais ouvert${from ? ` : ${from}` : ''}.\n\nSi c’est vous, il n’y a rien à faire : cet appareil ne sera plus signalé. Sinon, fermez cette séance et changez de mot de passe sous « Compte et sécurité », et appelez ${agency} sans attendre : ${phone}.` };
}
