import { HttpException, Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { MAY, Refusal, Refused, requestOf, type Actor, type Permission } from '@quittance/platform';
import type { GraphQLResolveInfo } from 'graphql';
import { tap, type Observable } from 'rxjs';
import { uuidOrNull, whoOf, type AuditLine } from './lines.ts';
import { scene } from './scene.ts';
import { TrailBuffer } from './trail-buffer.ts';

type Args = Record<string, unknown> & { input?: Record<string, unknown> };
/** Below these a door is a part of an answer, not an operation. */
const ROOTS = new Set(['Query', 'Mutation']);

/**
 * What each door answered: refusals of use-cases, what was asked for by an id and not found (unknown and not his are one), cases opened,
 * documents read. What a use-case tells by itself is not told twice; previews (dryRun) refuse for a living and are not told.
 */
@Injectable()
export class WatchInterceptor implements NestInterceptor {
  constructor(@Inject(Reflector) private readonly reflector: Reflector, @Inject(TrailBuffer) private readonly buffer: TrailBuffer) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType<string>() === 'ws') return next.handle();
    const permission = this.reflector.get<Permission | undefined>(MAY, context.getHandler());
    if (!permission || permission.open) return next.handle();
    return context.getType<string>() === 'graphql' ? this.#operation(context, permission, next) : this.#route(context, permission, next);
  }

  #operation(context: ExecutionContext, permission: Permission, next: CallHandler): Observable<unknown> {
    const info = context.getArgByIndex<GraphQLResolveInfo>(3), args = context.getArgByIndex<Args>(1) ?? {};
    if (!ROOTS.has(info.parentType.name)) return next.handle();
    const refused = (code: string) => this.#refused(context, permission, info.fieldName, args, code);
    return next.handle().pipe(tap({
      next: (value: unknown) => {
        if (value instanceof Refusal) void refused(value.code);
        else if (value === null && info.parentType.name === 'Query' && idsOf(args).id) void refused('not_found');
        else if (info.fieldName === 'caseFile' && value) void this.#opened(context, String(args['id']));
        else if (info.fieldName === 'handoff' && holdsItsCase(value)) void this.#opened(context, value.caseId);
      },
      error: (e: unknown) => { if (e instanceof Refused) void refused(e.code); },
    }));
  }

  #route(context: ExecutionContext, permission: Permission, next: CallHandler): Observable<unknown> {
    const request = requestOf(context);
    const from = scene();
    const { id } = (request.params ?? {}) as { id?: string };
    const told = async (outcome: AuditLine['outcome'], code?: string) => {
      const actor = await this.#actor(context);
      if (!actor || !id) return;
      // The document's case is asked of the document itself when the line is written.
      this.buffer.push(whoOf(actor), { action: permission.subject === 'Document' ? 'readDocument' : `${permission.action}${permission.subject}`, subject: permission.subject ?? 'Door', subjectId: uuidOrNull(id), outcome, ...(code ? { code } : {}) }, from);
    };
    return next.handle().pipe(tap({
      complete: () => { if (permission.subject === 'Document') void told('done'); },
      error: (e: unknown) => {
        if (e instanceof HttpException && e.getStatus() === 404) void told('refused', 'not_found');
        else if (e instanceof Refused) void told('refused', e.code);
      },
    }));
  }

  async #actor(context: ExecutionContext): Promise<Actor | undefined> {
    return requestOf(context).actor?.catch(() => undefined);
  }

  async #opened(context: ExecutionContext, id: string): Promise<void> {
    const actor = await this.#actor(context);
    const caseId = uuidOrNull(id);
    if (actor && caseId) this.buffer.opened(whoOf(actor), caseId);
  }

  async #refused(context: ExecutionContext, permission: Permission, action: string, args: Args, code: string): Promise<void> {
    const from = scene();
    if (args['dryRun'] === true || args.input?.['dryRun'] === true || from?.told.has(`${action} ${code}`)) return;
    const actor = await this.#actor(context);
    if (!actor) return;
    const { id } = idsOf(args);
    this.buffer.push(whoOf(actor), { action, subject: permission.subject ?? 'Door', subjectId: uuidOrNull(id), outcome: 'refused', code }, from);
  }
}

/** A file in a study's hands is read as the case that it is; one that left them says no more than that it was there. */
const holdsItsCase = (value: unknown): value is { caseId: string } => value !== null && typeof value === 'object' && 'caseId' in value && 'state' in value && (value.state === 'offered' || value.state === 'accepted');

/** The id that an operation names, its own or within its input. */
function idsOf(args: Args): { id: unknown } {
  for (const source of [args, args.input ?? {}]) for (const [key, value] of Object.entries(source)) if ((key === 'id' || key.endsWith('Id')) && typeof value === 'string') return { id: value };
  return { id: undefined };
}
