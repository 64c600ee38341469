/** Who is at the door. Every use-case takes the actor first; his ability decides the rows. */
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Ability, Principal } from '@quittance/access';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ViewingAs } from './viewing.ts';

/** id: of the user; of the visit, for a debtor who was let in to his case. */
export interface Actor extends Principal { kind: 'user' | 'debtor'; name: string; email: string; locale: string; sessionId: string; ability: Ability; creditorId: string | null; studyId: string | null;
  /** When he last proved who he is: for sensitive acts (@Fresh). Nobody who comes by a door lacks it. */ authenticatedAt?: Temporal.Instant;
  /** He must take a second factor first: until then only his own account opens to him. */ mustEnrol?: boolean;
  /** He looks with another's eyes, and has no hands. */ viewing?: ViewingAs }

export interface DoorRequest extends FastifyRequest { actor?: Promise<Actor | undefined>; correlationId?: string }
export interface DoorContext { req: DoorRequest; res: FastifyReply }

/** How identity tells the guard who holds a session; platform itself knows no users. */
export abstract class Authenticator {
  /** The actor of this session token, or undefined: none, ended, expired, disabled. */
  abstract actorOf(token: string | undefined): Promise<Actor | undefined>;
  /** The same by the session itself, for what was opened by a token that has been changed since (a socket). */
  abstract actorOfSession(sessionId: string): Promise<Actor | undefined>;
}

/** The same for a debtor's visit: a grant to one case, with a cookie of its own. */
export abstract class VisitAuthenticator {
  /** The visitor of this token, or undefined: none, ended, expired. */
  abstract visitorOf(token: string | undefined): Promise<Actor | undefined>;
}

export const SESSION_COOKIE = 'quittance_session';
/** A device that has signed in before: strangers can't lock its owner out. */
export const DEVICE_COOKIE = 'quittance_device';
export const VISIT_COOKIE = 'quittance_visit';

/** The request behind a resolver, a controller or nothing (a socket has its own way in). */
export function requestOf(context: ExecutionContext): DoorRequest {
  if (context.getType<string>() === 'graphql') return (context.getArgByIndex(2) as DoorContext).req;
  return context.switchToHttp().getRequest<DoorRequest>();
}

export const CurrentActor = createParamDecorator(async (_: unknown, context: ExecutionContext) => requestOf(context).actor);
