import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, DoorRequest } from '@quittance/platform';
import { zeroByteInBody } from '../limits/plain-text.ts';
import { answerable, type TrustedDocuments } from './trusted-documents.ts';

export interface ClosedDoor {
  documents: TrustedDocuments;
  /** The actor of an API token; undefined: none, revoked, expired. */
  actorOfToken: (token: string) => Promise<Actor | undefined>;
}

const refused = (reply: FastifyReply, status: number, code: string, message: string) => reply.code(status).send({ errors: [{ message, extensions: { code } }] });
const isOperation = ({ routeOptions }: FastifyRequest) => routeOptions.url?.startsWith('/graphql') ?? false;
/** Where a program alone may go: never by a cookie. */
const isPrograms = ({ routeOptions }: FastifyRequest) => routeOptions.url?.startsWith('/api/') ?? false;
/** Where a token may go: operations, the bytes of documents, the files of a deposit. */
const takesToken = (request: FastifyRequest) => isOperation(request) || isPrograms(request) || ['/documents/', '/deposits/files'].some((address) => request.routeOptions.url?.startsWith(address));

/** What every operation goes through before GraphQL sees it: whose it is, that it is one of ours, that its text can be kept. */
export function closeDoor(fastify: FastifyInstance, { documents, actorOfToken }: ClosedDoor): void {
  fastify.addHook('preHandler', async (request: FastifyRequest, reply: FastifyReply) => {
    const bearer = request.headers.authorization;
    if (bearer !== undefined && takesToken(request)) {
      const actor = /^Bearer qt_/.test(bearer) ? await actorOfToken(bearer.slice('Bearer '.length)) : undefined;
      if (!actor) return refused(reply, 401, 'UNAUTHENTICATED', 'This token opens nothing: unknown, revoked or past its day.');
      // Whoever shows a token is its holder alone, whatever cookie came with it.
      (request as DoorRequest).actor = Promise.resolve(actor);
    }
    if (bearer === undefined && isPrograms(request)) return refused(reply, 401, 'UNAUTHENTICATED', 'This address takes a token: Authorization: Bearer qt_…');
    if (!isOperation(request)) return undefined;
    if (request.method !== 'POST') return refused(reply, 400, 'BAD_REQUEST', 'Operations are sent by POST, as JSON.');
    const asked = answerable(documents, request.body, bearer !== undefined);
    if ('refused' in asked) return refused(reply, 400, asked.refused, asked.message);
    request.body = asked.body;
    const fault = zeroByteInBody(request.body);
    return fault ? refused(reply, 400, 'BAD_USER_INPUT', fault) : undefined;
  });
}
