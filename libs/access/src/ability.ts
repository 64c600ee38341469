import { AbilityBuilder, createMongoAbility, type MongoAbility, type RawRuleOf } from '@casl/ability';
import { packRules, unpackRules } from '@casl/ability/extra';
import { administrator } from './roles/administrator.ts';
import { accountant } from './roles/accountant.ts';
import { bailiff } from './roles/bailiff.ts';
import { collector } from './roles/collector.ts';
import { creditorAdministrator } from './roles/creditor-administrator.ts';
import { creditorOperator } from './roles/creditor-operator.ts';
import { creditorReader } from './roles/creditor-reader.ts';
import { debtor } from './roles/debtor.ts';
import { supervisor } from './roles/supervisor.ts';

/** What can be acted upon. A subject is a row of the table of that name, with its columns. */
export const SUBJECTS = [
  'Agency', 'Creditor', 'CreditorUser', 'Mandate', 'Debtor', 'Deposit', 'CaseFile', 'Claim', 'TimelineEntry', 'Document', 'Letter', 'Queue', 'Supervision', 'Account',
  'Payment', 'Plan', 'Dispute', 'Question', 'Title', 'Study', 'StudyUser', 'Handoff', 'BailiffAct', 'Message',
  'LawEntry', 'Hold', 'ContactPolicy', 'Wish', 'Reminder',
  'Person', 'CaseAccess', 'CaseOpening', 'AuditEntry', 'ApiToken', 'PrivacyRequest', 'RetentionPolicy',
  'CaseMessage', 'Pause',
] as const;
export type SubjectName = (typeof SUBJECTS)[number];

/** Verbs of the trade; `read` is of rows. */
export const ACTIONS = [
  'read', 'register', 'end', 'invite', 'deposit', 'logCall', 'reverse', 'writeNote', 'planNextAction', 'sendFormalNotice', 'settings', 'work', 'leave',
  'record', 'propose', 'decide', 'dispute', 'settle', 'ask', 'answer', 'handOver', 'withdraw', 'accept', 'report',
  'enter', 'confirm', 'set', 'hold', 'remind', 'giveUp',
  'give', 'viewAs', 'export', 'rectify', 'erase', 'revoke',
  'undo', 'recall', 'pause', 'declare', 'write', 'merge', 'sign', 'remember',
  // Of the system actors alone.
  'anchor', 'print', 'send', 'tell', 'relay', 'tidy', 'admit', 'assign', 'found',
] as const;
export type Action = (typeof ACTIONS)[number];

export type Ability = MongoAbility<[Action, SubjectName | (Record<string, unknown> & { __subject?: SubjectName })]>;
export type Role = 'collector' | 'supervisor' | 'accountant' | 'administrator' | 'creditor_user' | 'bailiff' | 'debtor';
/** How far a creditor's user goes for his company; each one does what those before it do. */
export const GRADES = ['reader', 'operator', 'administrator'] as const;
export type Grade = (typeof GRADES)[number];
/** caseIds: for a bailiff the files that are in his study's hands at this moment, for a debtor's visitor the one that he was let in to. grade: of a creditor's user; without one he reads. */
export interface RoleHeld { role: Role; grade?: Grade | null; creditorId?: string | null; studyId?: string | null; caseIds?: readonly string[] }
export interface Principal { id: string; agencyId: string; roles: readonly RoleHeld[] }

/** The conditions of a sentence: plain columns, never undefined. */
export type Conditions = Record<string, unknown>;
/** fields: what of the subject, as "Type.field" of the schema; without a list, all of it. */
export interface Sentences {
  allow: (action: Action | readonly Action[], subject: SubjectName | readonly SubjectName[], where?: Conditions, fields?: readonly string[]) => void;
  forbid: (action: Action | readonly Action[], subject: SubjectName | readonly SubjectName[], where?: Conditions) => void;
}

/** A condition on an undefined value would match rows that lack the column: such an ability can't be built. */
function defined(where: Conditions | undefined): Conditions | undefined {
  for (const [key, value] of Object.entries(where ?? {})) if (missing(value) || inside(value).some(missing)) throw new Error(`access: the condition on ${key} is undefined`);
  return where;
}
const missing = (value: unknown): boolean => value === undefined || value === '' || (typeof value === 'number' && Number.isNaN(value));
const inside = (value: unknown): unknown[] => (value && typeof value === 'object' ? Object.values(value).flat() : []);

const OF_GRADE: Record<Grade, (sentences: Sentences, holder: Holder) => void> = { reader: creditorReader, operator: creditorOperator, administrator: creditorAdministrator };
interface Holder { agencyId: string; grade: Grade; creditorId: string | undefined; studyId: string | undefined; caseIds: readonly string[] }
const roles: Record<Role, (sentences: Sentences, holder: Holder) => void> = { collector, supervisor, accountant, administrator, creditor_user: (sentences, holder) => OF_GRADE[holder.grade](sentences, holder), bailiff, debtor };

const detect = (subject: unknown) => (typeof subject === 'string' ? subject : (subject as { __subject?: string }).__subject ?? (subject as object).constructor.name) as never;

/** What this person may do, over all the roles held. Throws if a role lacks the id that it stands on. */
export function abilityFor(who: Principal): Ability {
  const { can, cannot, build } = new AbilityBuilder<Ability>(createMongoAbility);
  const sentences: Sentences = {
    allow: (action, subject, where, fields) => void (fields ? can(action as Action, subject as SubjectName, fields as string[], defined(where) as never) : can(action as Action, subject as SubjectName, defined(where) as never)),
    forbid: (action, subject, where) => void cannot(action as Action, subject as SubjectName, defined(where) as never),
  };
  if (!who.agencyId) throw new Error('access: nobody without an agency');
  if (who.roles.some(({ role }) => role !== 'debtor')) sentences.allow('leave', 'Account');
  for (const held of who.roles) {
    const role = roles[held.role];
    if (!role) throw new Error(`access: unknown role ${held.role}`);
    if (held.grade && !GRADES.includes(held.grade)) throw new Error(`access: unknown grade ${String(held.grade)}`);
    role(sentences, { agencyId: who.agencyId, grade: held.grade ?? 'reader', creditorId: held.creditorId ?? undefined, studyId: held.studyId ?? undefined, caseIds: held.caseIds ?? [] });
  }
  return build({ detectSubjectType: detect });
}

/** The same eyes and no hands: what it reads, it reads; of all that it may do, nothing but to leave. */
export function readOnly(ability: Ability): Ability {
  const rules = (ability.rules as RawRuleOf<Ability>[]).filter(({ action }) => [action].flat().includes('read')).map((rule) => ({ ...rule, action: 'read' as const }));
  return createMongoAbility<Ability>([...rules, { action: 'leave', subject: 'Account' }] as never, { detectSubjectType: detect });
}

/** The rules as text for the browser, and back. */
export const pack = (ability: Ability) => JSON.stringify(packRules(ability.rules as RawRuleOf<Ability>[]));
export const unpack = (text: string): Ability => createMongoAbility<Ability>(unpackRules(JSON.parse(text)) as never, { detectSubjectType: detect });

/** A row as a subject of a question to the ability. */
export const as = <T extends object>(subject: SubjectName, row: T): T & { __subject: SubjectName } => ({ ...row, __subject: subject });
