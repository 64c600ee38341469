import { Inject, Injectable } from '@nestjs/common';
import { as, rowsFor } from '@quittance/access';
import { AuditService, InvitationsService } from '@quittance/identity';
import { Clock, Database, isId, newId, notFound, refuseFaults, sql, type Actor } from '@quittance/platform';
import { Faults } from '../faults.ts';
import { creditorContactEntity, creditorEntity } from './creditor.entity.ts';
import { type Creditor, CreditorUser, CreditorUserAdded, type AddCreditorUserInput, type RegisterCreditorInput } from './creditor.type.ts';
import { CreditorsService } from './creditors.service.ts';

const MOST_CONTACTS = 20;

@Injectable()
export class RegisterCreditorService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(AuditService) private readonly audit: AuditService, @Inject(CreditorsService) private readonly creditors: CreditorsService, @Inject(InvitationsService) private readonly invitations: InvitationsService) {}

  /** A new client of the agency. Every field that can't be taken is named; nothing is written until all can. */
  register(actor: Actor, input: RegisterCreditorInput, { dryRun = false }: { dryRun?: boolean } = {}): Promise<Creditor> {
    return this.database.transact(async (tx) => {
      if (!actor.ability.can('register', as('Creditor', { agencyId: actor.agencyId }))) throw notFound('Agency');
      const faults = new Faults();
      const id = newId();
      const creditor = checkCreditor(faults, input);
      const contacts = input.contacts.map((contact, i) => ({
        id: newId(), creditorId: id, name: faults.required(`contacts.${i}.name`, contact.name), role: faults.optional(`contacts.${i}.role`, contact.role),
        email: faults.email(`contacts.${i}.email`, contact.email), phone: faults.phone(`contacts.${i}.phone`, contact.phone),
      }));
      if (contacts.length > MOST_CONTACTS) faults.add('contacts', 'too_many', { limit: MOST_CONTACTS });
      // One at a time in one agency: the same company can't be taken on twice by two people at once.
      await tx.rows(sql`select 1 as one from agency where id = ${actor.agencyId} for no key update`);
      const taken = await tx.first<{ name: string }>(sql`select name from creditor where agency_id = ${actor.agencyId} and siren = ${creditor.siren}`);
      if (taken) faults.add('siren', 'siren_taken', { siren: creditor.siren, name: taken.name });
      refuseFaults(faults.all);

      await tx.add(creditorEntity, { id, agencyId: actor.agencyId, ...creditor, createdAt: this.clock.now(), createdBy: actor.id });
      await tx.addAll(creditorContactEntity, contacts);
      await tx.emit('CreditorRegistered', { creditorId: id }, { agencyId: actor.agencyId, creditorId: id });
      await this.audit.record(tx, actor, { action: 'registerCreditor', subject: 'Creditor', subjectId: id, outcome: 'done', facts: { siren: creditor.siren } });
      return (await this.creditors.one(actor, id, tx))!;
    }, { dryRun });
  }

  /** An account for somebody who works at the creditor; he is sent a link to choose his password. Refusals: not_found, bad_fields, email_taken. */
  addUser(actor: Actor, input: AddCreditorUserInput): Promise<CreditorUserAdded> {
    return this.database.transact(async (tx) => {
      const creditor = isId(input.creditorId) && (await tx.first<{ agency_id: string }>(sql`select c.agency_id from creditor c where c.id = ${input.creditorId} and (${rowsFor(actor.ability, 'read', 'Creditor', 'c')})`));
      if (!creditor || !actor.ability.can('invite', as('CreditorUser', { agencyId: creditor.agency_id, creditorId: input.creditorId }))) throw notFound('Creditor');
      const faults = new Faults();
      const name = faults.required('name', input.name);
      faults.required('email', input.email, 'email');
      const email = faults.email('email', input.email) ?? '';
      refuseFaults(faults.all);
      const { userId: id, expiresAt: invitedUntil } = await this.invitations.open(tx, actor, { agencyId: actor.agencyId, email, name, role: 'creditor_user', creditorId: input.creditorId });
      await tx.emit('AccessChanged', { userId: id, creditorId: input.creditorId }, { agencyId: actor.agencyId, creditorId: input.creditorId, internal: true });
      await this.audit.record(tx, actor, { action: 'addCreditorUser', subject: 'CreditorUser', subjectId: id, outcome: 'done', facts: { creditorId: input.creditorId } });
      return Object.assign(new CreditorUserAdded(), { user: Object.assign(new CreditorUser(), { id, name, email }), invitedUntil });
    });
  }
}

function checkCreditor(faults: Faults, input: RegisterCreditorInput) {
  const kind = input.kind ?? 'company';
  if (kind !== 'company' && kind !== 'individual') faults.add('kind', 'unknown_value', { found: kind.slice(0, 40) });
  return {
    kind, name: faults.required('name', input.name), legalForm: faults.optional('legalForm', input.legalForm, 'short'), siren: faults.siren('siren', input.siren),
    vatNumber: faults.vat('vatNumber', input.vatNumber), ...faults.address('address', input.address),
    email: faults.email('email', input.email), phone: faults.phone('phone', input.phone), iban: faults.iban('iban', input.iban), bic: faults.bic('bic', input.bic),
  };
}
