import { AT_THE_DOOR, standAs, standingOf, takePlace } from './standing.ts';
import { Inject, Injectable, Optional, UnauthorizedException, ForbiddenException, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { Clock } from '../clock/clock.ts';
import { Authenticator, requestOf, SESSION_COOKIE, VISIT_COOKIE, VisitAuthenticator } from './actor.ts';
import { FRESH, isFresh, notFresh } from './fresh.ts';
import { MAY, type Permission } from './may.ts';
import { viewingOnly, WHILE_VIEWING } from './viewing.ts';

/** Nobody was let in here, or no longer. */
export class NoVisit extends UnauthorizedException {}

/** Closed unless opened: a door without its permission lets nobody in (and the server does not start with one). */
@Injectable()
export class MayGuard implements CanActivate {
  constructor(@Inject(Reflector) private readonly reflector: Reflector, @Inject(Clock) private readonly clock: Clock, @Optional() @Inject(Authenticator) private readonly authenticator: Authenticator | undefined, @Optional() @Inject(VisitAuthenticator) private readonly visits: VisitAuthenticator | undefined) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType<string>() === 'ws') return true; // the gateway authenticates the connection and asks the ability itself
    const permission = this.reflector.get<Permission | undefined>(MAY, context.getHandler());
    if (permission?.open) return true;
    const graphql = context.getType<string>() === 'graphql';
    const request = requestOf(context);
    if (permission?.visitor) {
      const visitor = letIn(await (request.actor ??= atTheDoor(() => this.visits?.visitorOf(request.cookies?.[VISIT_COOKIE]))));
      if (visitor?.viewing && acts(context)) throw viewingOnly(false);
      if (visitor?.kind === 'debtor' && visitor.ability.can(permission.action!, permission.subject!)) return true;
      throw new NoVisit();
    }
    const actor = letIn(await (request.actor ??= atTheDoor(() => this.authenticator?.actorOf(request.cookies?.[SESSION_COOKIE]))));
    if (!actor) throw graphql ? new GraphQLError('Sign in first', { extensions: { code: 'UNAUTHENTICATED' } }) : new UnauthorizedException();
    if (actor.viewing && acts(context) && !this.reflector.get<boolean | undefined>(WHILE_VIEWING, context.getHandler())) throw viewingOnly(graphql);
    if (permission?.action && permission.subject && actor.ability.can(permission.action, permission.subject)) {
      if (this.reflector.get<boolean | undefined>(FRESH, context.getHandler()) && !isFresh(actor.authenticatedAt, this.clock.now())) throw graphql ? notFresh() : new UnauthorizedException('REAUTHENTICATION_REQUIRED');
      return true;
    }
    throw graphql ? new GraphQLError('Not allowed', { extensions: { code: 'FORBIDDEN' } }) : new ForbiddenException();
  }
}

type Known = Awaited<ReturnType<Authenticator['actorOf']>>;
/** Who it is, is asked before anybody is anybody. */
const atTheDoor = (ask: () => Promise<Known> | undefined): Promise<Known> => standAs(AT_THE_DOOR, async () => ask());

/** From here on the request is his, on the second wall too. */
function letIn(actor: Known): Known {
  if (actor) takePlace(standingOf(actor));
  return actor;
}

/** Whether it changes something, or only looks. */
function acts(context: ExecutionContext): boolean {
  if (context.getType<string>() === 'graphql') return (context.getArgByIndex(3) as GraphQLResolveInfo).operation.operation === 'mutation';
  return !['GET', 'HEAD'].includes(requestOf(context).method);
}
