/**
 * Under whom the work of this moment is done: the second wall, in PostgreSQL, stands on it. A request opens a place of its own, in which
 * it is nobody until the guard knows its actor; a job, a reaction, a start of the house stands as a system actor with a name. Where nobody
 * stands, nothing is read or written: there is no silent superuser.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { isSystemActor, type SystemActorName } from '@quittance/access';
import type { Actor } from './actor.ts';

/** door: not yet let in; sees only what signing in needs. */
export type StandingKind = 'staff' | 'creditor' | 'bailiff' | 'debtor' | 'system' | 'door';

export interface Standing {
  kind: StandingKind;
  /** Of the user, or of the debtor's visit; none for the door and the system. */
  actorId: string | null;
  agencyId: string | null; creditorId: string | null; studyId: string | null;
  /** For a bailiff the files in his study's hands, for a debtor's visitor his one case. */
  caseIds: readonly string[];
  /** Of the person; of the system actor, as libs/access lists it. */
  name: string;
}

const NOBODYS = { actorId: null, agencyId: null, creditorId: null, studyId: null, caseIds: [] } as const;
export const AT_THE_DOOR: Standing = Object.freeze({ kind: 'door', ...NOBODYS, name: 'door' });

/** Work without a person: only under a name that libs/access lists, so that each can be asked what it may do. */
export function systemActor(name: SystemActorName): Standing {
  if (!isSystemActor(name)) throw new Error(`standing: there is no system actor ${String(name)}`);
  return { kind: 'system', ...NOBODYS, name };
}

const STAFF: ReadonlySet<string> = new Set(['collector', 'supervisor', 'accountant', 'administrator']);
const idsOf = (actor: Pick<Actor, 'roles'>) => [...new Set(actor.roles.flatMap(({ caseIds }) => caseIds ?? []))];

/** How an actor stands. Throws where he would stand on an id that he lacks. */
export function standingOf(actor: Pick<Actor, 'id' | 'agencyId' | 'kind' | 'name' | 'roles'>): Standing {
  const base = { actorId: actor.id, agencyId: needed(actor.agencyId, 'agency'), creditorId: null, studyId: null, caseIds: [], name: actor.name };
  if (actor.kind === 'debtor') return { ...base, kind: 'debtor', creditorId: actor.roles.length ? needed(actor.roles[0]!.creditorId, 'creditor') : null, caseIds: idsOf(actor) };
  if (actor.roles.some(({ role }) => STAFF.has(role))) return { ...base, kind: 'staff' };
  const bailiff = actor.roles.find(({ studyId }) => studyId);
  if (bailiff) return { ...base, kind: 'bailiff', studyId: bailiff.studyId!, caseIds: idsOf(actor) };
  // Whoever holds no role any more is of the outside, and there nobody's.
  return { ...base, kind: 'creditor', creditorId: actor.roles.find(({ creditorId }) => creditorId)?.creditorId ?? null };
}

function needed(id: string | null | undefined, what: string): string {
  if (!id) throw new Error(`standing: nobody stands without his ${what}`);
  return id;
}

export interface Place { standing: Standing }
const storage = new AsyncLocalStorage<Place>();
let otherwise: Standing | undefined;

/** Does this work under that standing, and under no other. */
export const standAs = <T>(standing: Standing, work: () => T): T => storage.run({ standing }, work);
/** The same for what has a system actor's name. */
export const standAsSystem = <T>(name: SystemActorName, work: () => T): T => standAs(systemActor(name), work);

/** A request's own place: nobody yet. The same place is taken up again where a request changes its asynchronous course. */
export const newPlace = (): Place => ({ standing: AT_THE_DOOR });
export const inPlace = <T>(place: Place, work: () => T): T => storage.run(place, work);

/** From here on, in this place, the work is this actor's: said by the guard, once it knows him. */
export function takePlace(standing: Standing): void {
  const place = storage.getStore();
  if (place) place.standing = standing;
}

/** Who stands here. Throws where nobody does. */
export function standing(): Standing {
  const now = storage.getStore()?.standing ?? otherwise;
  if (!now) throw new Error('standing: nobody is acting');
  return now;
}

/** For the test kit alone: who acts in a spec that calls a service without a door. */
export function standByDefault(one: Standing | undefined): void {
  otherwise = one;
}

/** The job or the reaction of this name as a system actor. Throws where libs/access does not list it; in a spec, its own reactions stand as the spec does. */
export function workerOf(name: string): Standing {
  if (isSystemActor(name)) return systemActor(name);
  if (otherwise) return otherwise;
  throw new Error(`standing: ${name} works here without a name in libs/access/src/roles/system.ts`);
}
