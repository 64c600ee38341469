import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { sampleCase } from '../cases/sample.spec-kit.ts';
import { advice, conductOf, doorOf, finding, outsideHours, plain, refusalOf, show, tooMany } from './conduct.spec-kit.tsx';
import type { Conduct, Finding } from './conduct.queries.ts';
import { WriteReminder } from './write-reminder.tsx';

const said = () => plain(document.querySelector('.panel')?.textContent);
let caseId = 0;
const seizure: Finding = finding('forbidden_words', { phrase: 'seizure', reason: 'seizureWithoutTitle', words: 'saisie', at: '14', allowedBy: 'enforceableTitle' }, 'refuse', 'CPCE L111-2, C. conso. L121-6 5°');
let sendAnswer: unknown, previewAnswer: (() => unknown) | undefined, contact: Finding[] = [];

function open(conduct: Conduct | undefined = conductOf(), over: { email?: string | null; phone?: string } = {}, id = `case-${++caseId}`) {
  const onClose = jest.fn();
  const bad = (text: string) => (text.includes('saisie') ? [seizure] : []);
  const door = doorOf({
    CheckWords: ({ text }: { text: string }) => ({ checkWords: { __typename: 'WordsCheck', outcome: bad(text).length ? 'refuse' : 'pass', findings: bad(text) } }),
    PreviewReminder: ({ channel, text, subject }: { channel: string; text: string; subject: string | null }) => ({ previewReminder: previewAnswer?.() ?? {
      __typename: 'ReminderPreview', channel, recipient: 'p.carnaudet@carnaudet.example', subject: subject ?? 'Votre dossier R4K-7TD-3', whole: `${text}\n\nNotre lettre réf. L-2026-004471 du 08/07/2026\nIl est dû 5 518,33 €.`,
      outcome: bad(text).length || contact.some(({ outcome }) => outcome === 'refuse') ? 'refuse' : 'pass', recall: conduct?.recall ?? null, findings: [...bad(text), ...contact],
    } }),
    SendReminder: () => ({ sendReminder: sendAnswer }),
  } as never);
  const sample = sampleCase(), file = { ...sample, id, debtor: { ...sample.debtor, email: 'p.carnaudet@carnaudet.example', ...over } };
  const shown = show(<WriteReminder file={file} conduct={conduct} onClose={onClose} />, door.client);
  return { ...shown, id, door, onClose, user: userEvent.setup() };
}
const area = () => screen.getByLabelText('Ce que vous lui écrivez');
const button = () => screen.getByRole<HTMLButtonElement>('button', { name: /Envoyer le courriel/ });

describe('a mail to the debtor', () => {
  beforeEach(() => { sendAnswer = { __typename: 'Reminder', id: 'r-1', channel: 'email', recipient: 'p.carnaudet@carnaudet.example' }; previewAnswer = undefined; contact = []; });

  test('written, shown whole, confirmed with what it does; it leaves once', async () => {
    const { door, onClose, user } = open();
    await waitFor(() => expect(document.activeElement).toBe(area()));
    await user.keyboard('Bonjour, où en êtes-vous');
    await waitFor(() => expect(said()).toContain('Il est dû 5 518,33 €.'));
    expect(said()).toContain('Notre lettre réf. L-2026-004471 du 08/07/2026');
    await waitFor(() => expect(button().disabled).toBe(false));
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(said()).toContain('Le courriel part maintenant à p.carnaudet@carnaudet.example.');
    expect(said()).toContain('il ne peut être ni repris ni corrigé');
    expect(door.of('SendReminder')).toHaveLength(0);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(door.of('SendReminder')).toEqual([{ input: expect.objectContaining({ channel: 'email', subject: null, text: 'Bonjour, où en êtes-vous', idempotencyKey: expect.stringMatching(/^[0-9a-f]{32}$/) }) }]);
  });
  test('a forbidden word is shown where it stands, with its reason, its article and what would make it true; nothing leaves', async () => {
    const { door, user } = open();
    await user.type(area(), 'Sinon c’est la saisie de vos biens');
    const words = await screen.findByRole('list', { name: 'Mots à revoir' });
    expect(plain(words.textContent)).toContain('« saisie » Sans titre exécutoire, rien ne peut être saisi. CPCE L111-2, C. conso. L121-6 5° Permis avec un titre exécutoire.');
    expect(words.querySelector('mark')).not.toBeNull();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(said()).not.toContain('part maintenant');
    expect(door.of('SendReminder')).toHaveLength(0);
    expect(button().disabled).toBe(true);
  });
  test('too often: said with the moment when it passes, before and while one writes; the draft remains', async () => {
    contact = [tooMany];
    const first = open(conductOf([advice('email', [tooMany], '2026-11-26T23:00:00Z')]));
    expect(said()).toContain('3 contacts en 7 jours : pas avant vendredi 27 nov. C. conso. L121-6, L121-7');
    await first.user.type(area(), 'Bonjour');
    await waitFor(() => expect(said()).toContain('Il est dû'));
    expect(button().disabled).toBe(true);
    first.unmount();
    open(conductOf(), {}, first.id);
    expect((area() as HTMLTextAreaElement).value).toBe('Bonjour');
  });
  test('refused at the door after all: told with its reason; the text is still there', async () => {
    sendAnswer = refusalOf('contact_refused', { finding: 'outside_hours', spans: '10:00-13:00, 14:00-20:00' }, [], 'C. conso. D223-9');
    const { user, onClose } = open();
    await user.type(area(), 'Bonjour');
    await waitFor(() => expect(button().disabled).toBe(false));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(said()).toContain('Ce n’est pas l’heure.'));
    expect((area() as HTMLTextAreaElement).value).toBe('Bonjour');
    expect(onClose).not.toHaveBeenCalled();
  });
  test('what the law refuses of the act is told as the door says it', async () => {
    previewAnswer = () => refusalOf('nothing_due', { due: '0.00' });
    const { user } = open();
    await user.type(area(), 'Bonjour');
    await waitFor(() => expect(said()).toContain('Plus rien n’est dû.'));
    expect(button().disabled).toBe(true);
  });
  test('a mobile and a carrier: by SMS too, without a subject', async () => {
    const { door, user } = open(conductOf([advice('sms')]), { phone: '0612345678' });
    await user.click(screen.getByRole('radio', { name: 'SMS' }));
    expect(screen.queryByLabelText(/Objet/)).toBeNull();
    await user.type(area(), 'Bonjour');
    await waitFor(() => expect(door.of('PreviewReminder').at(-1)).toMatchObject({ channel: 'sms', subject: null, text: 'Bonjour' }));
  });
  test('no address is known: it says so', () => {
    open(conductOf([advice('call', [outsideHours])]), { email: null });
    expect(said()).toContain('Aucune adresse électronique n’est connue.');
  });
});
