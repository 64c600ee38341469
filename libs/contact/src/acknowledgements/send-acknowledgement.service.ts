import { Inject, Injectable } from '@nestjs/common';
import { formatMoney } from '@quittance/law';
import { Clock, Mailer, OnEvent, sql, toInstant, type Happened, type Tx } from '@quittance/platform';
import { longDay } from '@quittance/platform/paper';

interface Row { agency_id: string; creditor_id: string; agency: string; creditor: string; placed_at: string; placed_by: string; case_count: string | number; claim_count: string | number; total_cents: string; not_taken: string; placed_by_id: string }
interface Reader { email: string; locale: string; depositor: boolean }
export interface Printed { depositId: string; number: string; documentId: string; annexes: number }

const MOST_READERS = 12;

/** Tells in writing that a deposit was received, or taken back: to whoever handed over and to those who administer his company. No debtor is named in a mail. */
@Injectable()
export class SendAcknowledgementService {
  constructor(@Inject(Mailer) private readonly mailer: Mailer, @Inject(Clock) private readonly clock: Clock) {}

  /** In the transaction that keeps the paper. */
  async acknowledge(tx: Tx, { depositId, number, documentId, annexes }: Printed): Promise<void> {
    const row = await this.#deposit(tx, depositId);
    const claims = Number(row.claim_count), cases = Number(row.case_count), notTaken = Number(row.not_taken), total = formatMoney(BigInt(row.total_cents)), on = this.#on(row.placed_at);
    for (const reader of await this.#readers(tx, row)) {
      const english = reader.locale === 'en';
      const text = english ? [
        `Hello,`, `${row.agency} has received the deposit ${reader.depositor ? 'that you made' : `that ${row.placed_by} made`} for ${row.creditor} on ${englishDay(on)}: ${claims} ${claims === 1 ? 'claim' : 'claims'} in ${cases} ${cases === 1 ? 'case' : 'cases'}, ${total} in principal.`,
        notTaken ? `${notTaken} ${notTaken === 1 ? 'item was' : 'items were'} not taken; the acknowledgement says why for each.` : 'Nothing was left out.',
        `The attached acknowledgement ${number} (in French) lists each claim with its basis and its amount, and is annexed to your mandate (CPCE R124-3).${annexes ? ' What it has no room for is in the tables on the deposit’s page.' : ''} It holds personal data: please do not forward it beyond those who need it.`, row.agency,
      ] : [
        `Bonjour,`, `${row.agency} a bien reçu le dépôt ${reader.depositor ? 'que vous avez fait' : `fait par ${row.placed_by}`} pour ${row.creditor} le ${longDay(on)} : ${claims} ${claims > 1 ? 'créances' : 'créance'} dans ${cases} ${cases > 1 ? 'dossiers' : 'dossier'}, ${total} en principal.`,
        notTaken ? `${notTaken} ${notTaken > 1 ? 'éléments n’ont pas été repris' : 'élément n’a pas été repris'} ; l’accusé de réception en donne le motif.` : 'Rien n’a été écarté.',
        `L’accusé de réception ${number}, ci-joint, donne chaque créance avec son fondement et son montant ; il est annexé à votre mandat (CPCE R124-3).${annexes ? ' Ce qui n’y tient pas figure dans les tableaux de la page du dépôt.' : ''} Il contient des données personnelles : ne le transmettez qu’à qui en a besoin.`, row.agency,
      ];
      await this.mailer.send(tx, {
        agencyId: row.agency_id, creditorId: row.creditor_id, channel: 'email', purpose: 'deposit_acknowledged', recipient: reader.email, subject: english ? `Acknowledgement ${number} of your deposit` : `Accusé de réception ${number} de votre dépôt`,
        text: text.join('\n\n'), link: this.mailer.linkTo(`/creditor/deposits/${depositId}`), documentIds: [documentId],
      });
    }
  }

  @OnEvent('DepositUndone')
  async tellWhenDepositUndone(tx: Tx, { ids }: Happened): Promise<void> {
    const row = await this.#deposit(tx, ids.depositId!);
    const on = this.#on(row.placed_at), today = this.clock.today();
    const undone = await tx.first<{ case_count: string | number; claim_count: string | number; total_cents: string }>(sql`select case_count, claim_count, total_cents from deposit_undo where deposit_id = ${ids.depositId} and case_id is not distinct from ${ids.caseId ?? null}::uuid order by at desc limit 1`);
    const claims = Number(undone?.claim_count ?? 0), cases = Number(undone?.case_count ?? 0), total = formatMoney(BigInt(undone?.total_cents ?? 0));
    for (const reader of await this.#readers(tx, row)) {
      const english = reader.locale === 'en', one = ids.caseId !== undefined;
      const text = english ? [
        `Hello,`, `${one ? 'One case of the deposit' : 'The deposit'} made by ${row.placed_by} for ${row.creditor} on ${englishDay(on)} was taken back on ${englishDay(today)}.${undone ? ` That is ${claims} ${claims === 1 ? 'claim' : 'claims'} in ${cases} ${cases === 1 ? 'case' : 'cases'}, ${total} in principal.` : ''}`,
        `${row.agency} no longer collects what was taken back, and will ask nobody for it. What stays open, if anything, is shown on the deposit’s page, with the reason that was given.`, row.agency,
      ] : [
        `Bonjour,`, `${one ? 'Un dossier du dépôt' : 'Le dépôt'} fait par ${row.placed_by} pour ${row.creditor} le ${longDay(on)} a été ${one ? 'repris' : 'annulé'} le ${longDay(today)}.${undone ? ` Cela fait ${claims} ${claims > 1 ? 'créances' : 'créance'} dans ${cases} ${cases > 1 ? 'dossiers' : 'dossier'}, ${total} en principal.` : ''}`,
        `${row.agency} ne recouvre plus ce qui a été repris et ne le réclame plus à personne. Ce qui reste ouvert, le cas échéant, figure sur la page du dépôt, avec le motif donné.`, row.agency,
      ];
      await this.mailer.send(tx, {
        agencyId: row.agency_id, creditorId: row.creditor_id, channel: 'email', purpose: 'deposit_undone', recipient: reader.email, subject: english ? `Your deposit of ${englishDay(on)}: taken back` : `Votre dépôt du ${longDay(on)} : ${one ? 'un dossier repris' : 'annulé'}`,
        text: text.join('\n\n'), link: this.mailer.linkTo(`/creditor/deposits/${ids.depositId!}`),
      });
    }
  }

  async #deposit(tx: Tx, id: string): Promise<Row> {
    return (await tx.first<Row>(sql`select d.agency_id, d.creditor_id, a.name as agency, c.name as creditor, d.placed_at, u.name as placed_by, d.case_count, d.claim_count, d.total_cents, jsonb_array_length(d.faults) as not_taken, d.placed_by as placed_by_id
      from deposit d join agency a on a.id = d.agency_id join creditor c on c.id = d.creditor_id join app_user u on u.id = d.placed_by where d.id = ${id}`))!;
  }

  /** Whoever still has a role there. He who handed over comes first. */
  #readers(tx: Tx, { creditor_id: creditorId, placed_by_id: by }: Row): Promise<Reader[]> {
    return tx.rows<Reader>(sql`select u.email, u.locale, bool_or(u.id = ${by}) as depositor from app_user u join role_held r on r.user_id = u.id and r.ended_at is null
      where r.creditor_id = ${creditorId} and u.disabled_at is null and (u.id = ${by} or r.grade = 'administrator') group by u.id, u.email, u.locale order by bool_or(u.id = ${by}) desc, u.email limit ${MOST_READERS}`);
  }

  #on(placedAt: string): Temporal.PlainDate {
    return this.clock.dayOf(toInstant(placedAt));
  }
}

const englishDay = (day: Temporal.PlainDate): string => day.toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
