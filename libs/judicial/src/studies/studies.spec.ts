import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SessionsService } from '@quittance/identity';
import { office, refusal, type Office } from '../judicial.fixture.ts';
import { StudiesService, type RegisterStudyInput } from '../index.ts';

describe('studies of commissaires de justice', () => {
  let o: Office;
  beforeAll(async () => { o = await office(); });
  afterAll(() => o.h.close());
  const input = (more: Partial<RegisterStudyInput> = {}): RegisterStudyInput => ({
    name: 'SELARL Aubin', siren: '732 829 320', email: 'contact@aubin.example', address: { line1: '3 place du Marché', postalCode: '35000', city: 'Rennes' }, departments: ['35', '2a', '35'], iban: 'FR76 3000 6000 0112 3456 7890 189', ...more,
  });
  const register = (more: Partial<RegisterStudyInput> = {}, dryRun = false) => o.h.get(StudiesService).register(o.administrator, input(more), { dryRun });

  test('an administrator registers a study; a preview does not; the same company is one study', async () => {
    expect(await register({}, true)).toMatchObject({ name: 'SELARL Aubin' });
    expect(await o.h.get(StudiesService).all(o.solange)).toEqual([]);
    expect(await register()).toMatchObject({ name: 'SELARL Aubin', siren: '732829320', departments: ['35', '2A'], openFiles: 0, address: { city: 'Rennes' } });
    expect(await refusal(register())).toMatchObject({ code: 'bad_fields', fields: { siren: 'siren_taken' } });
    expect(await refusal(register({ siren: null }))).toMatchObject({ fields: { name: 'study_taken' } });
    expect((await o.h.get(StudiesService).all(o.solange)).map(({ name }) => name)).toEqual(['SELARL Aubin']);
    expect(await o.h.get(StudiesService).all(o.camille)).toEqual([]);
    expect(await o.h.get(StudiesService).all(o.stranger)).toEqual([]);
  });

  test('each field that can’t be taken is named', async () => {
    const refused = await refusal(register({ name: ' ', siren: '123', email: 'nobody', phone: '12', iban: 'FR00', bic: 'X', departments: ['99'], address: { line1: '', postalCode: '3500', city: 'Rennes' } }));
    expect(refused.fields).toEqual({ name: 'required', siren: 'siren_invalid', email: 'email_invalid', phone: 'phone_invalid', iban: 'iban_invalid', bic: 'bic_invalid', 'departments.0': 'department_invalid', 'address.line1': 'required', 'address.postalCode': 'postal_code_invalid' });
  });

  test('somebody of the study gets an account that opens its door alone; nobody else may open one', async () => {
    const { id } = await register({ name: 'Étude Kerdreux', siren: null });
    const added = await o.h.get(StudiesService).addUser(o.administrator, { studyId: id, name: 'Maître Kerdreux', email: 'kerdreux@justice.example' });
    expect(added).toMatchObject({ user: { name: 'Maître Kerdreux' }, invitedUntil: expect.any(Temporal.Instant) });
    const bailiff = await o.h.get(SessionsService).actorFor('kerdreux@justice.example');
    expect(bailiff).toMatchObject({ studyId: id, creditorId: null });
    expect((await o.h.get(StudiesService).all(bailiff)).map((study) => study.id)).toEqual([id]);
    expect(await o.h.get(StudiesService).users(o.administrator, id)).toMatchObject([{ name: 'Maître Kerdreux' }]);
    expect(await o.h.get(StudiesService).users(bailiff, id)).toEqual([]);
    expect(await refusal(o.h.get(StudiesService).addUser(o.administrator, { studyId: id, name: 'X', email: 'KERDREUX@justice.example' }))).toMatchObject({ code: 'email_taken' });
    for (const actor of [o.solange, bailiff, o.camille]) expect(await refusal(o.h.get(StudiesService).addUser(actor, { studyId: id, name: 'X', email: 'x@justice.example' }))).toMatchObject({ code: 'not_found' });
    expect(await refusal(o.h.get(StudiesService).register(o.solange, input({ name: 'Autre', siren: null })))).toMatchObject({ code: 'not_found' });
  });
});
