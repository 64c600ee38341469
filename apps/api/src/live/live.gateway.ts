/**
 * The socket: names and ids only, to those whom the ability lets see them; whoever wants the data asks through
 * GraphQL, where permission is asked again. A socket lives as long as its session.
 */
import { Inject, type OnModuleDestroy } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway, WebSocketServer, type OnGatewayConnection, type OnGatewayInit } from '@nestjs/websockets';
import type { Server, Socket } from 'socket.io';
import type { WatchMessage } from '@quittance/contract';
import { OpenPages, SessionEnded } from '@quittance/identity';
import { AT_THE_DOOR, Authenticator, MaySignedIn, PLATFORM_OPTIONS, SESSION_COOKIE, standAs, standingOf, type Actor, type LiveNotice, type PlatformOptions } from '@quittance/platform';
import { keepPace, MOST_SOCKETS } from '../limits/socket-pace.ts';
import { LiveService } from './live.service.ts';

const cookieOf = (header: string | undefined, name: string) =>
  header?.split(';').map((pair) => pair.trim().split('=')).find(([key]) => key === name)?.[1];

const roomOf = (sessionId: string) => `session:${sessionId}`;
/** How long the other nodes are waited for when pages are counted. Milliseconds. */
const NODES_ANSWER = 500;
/** From this moment on the file is no longer the study's. */
const ENDED: ReadonlySet<string> = new Set(['HandoffRefused', 'HandoffReturned', 'HandoffWithdrawn']);
/** What is entered into the law of the agency, and how far it is. */
const LAW_EVENTS: ReadonlySet<string> = new Set(['LawEntered', 'LawMeasured', 'LawDecided', 'LawApplied']);
/** What whoever keeps the mandates hears of, though he may work no case. */
const MANDATE_EVENTS: ReadonlySet<string> = new Set(['MandateRegistered', 'MandateEnded', 'MandateProposed', 'MandateSigned', 'MandateEnding', 'PowerOfAttorneySigned', 'SignatureMoved', 'DepositConfirmed']);
/** Of a file in a study's hands: what every holder hears, and what this one alone does. */
const roomsOfFile = (caseId: string, studyId: string): string[] => [`case:${caseId}:bailiff`, `case:${caseId}:study:${studyId}`];

@WebSocketGateway({ cors: false, maxHttpBufferSize: 4096, serveClient: false, transports: ['websocket'] })
export class LiveGateway implements OnGatewayInit, OnGatewayConnection, OnModuleDestroy {
  @WebSocketServer() server!: Server;

  constructor(@Inject(Authenticator) private readonly authenticator: Authenticator, @Inject(LiveService) private readonly live: LiveService, @Inject(SessionEnded) private readonly ended: SessionEnded, @Inject(OpenPages) private readonly pages: OpenPages, @Inject(PLATFORM_OPTIONS) private readonly options: PlatformOptions) {}

  afterInit(server: Server): void {
    server.use((socket, next) => {
      const { origin, host } = socket.handshake.headers;
      if (origin !== undefined && !this.#ours(origin, host)) return next(new Error('origin'));
      const token = cookieOf(socket.handshake.headers.cookie, SESSION_COOKIE);
      this.#atTheDoor(token).then((actor) => {
        if (!actor) return next(new Error('unauthenticated'));
        socket.data.sessionId = actor.sessionId;
        next();
      }, () => next(new Error('unauthenticated')));
    });
    // Each node hears of it by itself (live.listener.ts), from whatever process it comes.
    this.ended.hear((sessionId) => this.server.local.in(roomOf(sessionId)).disconnectSockets(true));
    this.pages.counted(async (sessionIds) => (sessionIds.length ? (await this.server.timeout(NODES_ANSWER).in(sessionIds.map(roomOf)).fetchSockets()).length : 0));
  }

  /** Nobody waits for what this answers: a database that is away disconnects, and the browser comes again. */
  async handleConnection(socket: Socket): Promise<void> {
    keepPace(socket);
    await this.#seat(socket).catch(() => socket.disconnect(true));
  }

  async #seat(socket: Socket): Promise<void> {
    const actor = await this.#actor(socket);
    if (!actor) return void socket.disconnect(true);
    await socket.join(roomOf(actor.sessionId));
    if (actor.ability.can('work', 'Queue') || actor.ability.can('read', 'Supervision')) await socket.join(`agency:${actor.agencyId}`);
    if (actor.ability.can('read', 'LawEntry')) await socket.join(`law:${actor.agencyId}`);
    if (actor.ability.can('propose', 'Mandate')) await socket.join(`mandates:${actor.agencyId}`);
    if (actor.creditorId) await socket.join(`creditor:${actor.creditorId}`);
    const { studyId } = actor;
    if (studyId) await socket.join([`study:${studyId}`, ...actor.roles.flatMap(({ caseIds }) => caseIds ?? []).flatMap((id) => roomsOfFile(id, studyId))]);
    if ((await this.server.local.in(roomOf(actor.sessionId)).fetchSockets()).length > MOST_SOCKETS) return void socket.disconnect(true);
    socket.emit('ready');
  }

  @SubscribeMessage('watch') @MaySignedIn()
  async watch(@ConnectedSocket() socket: Socket, @MessageBody() message: WatchMessage): Promise<boolean> {
    const actor = await this.#actor(socket);
    if (!actor || socket.rooms.size > 60 || !(await standAs(standingOf(actor), () => this.live.mayWatch(actor, message?.caseId)))) return false;
    // A bailiff is in the rooms of the files that his study holds, and in no other.
    if (!actor.studyId) await socket.join(`case:${message.caseId}:${this.live.seesInternal(actor) ? 'agency' : 'outside'}`);
    return true;
  }

  @SubscribeMessage('unwatch') @MaySignedIn()
  async unwatch(@ConnectedSocket() socket: Socket, @MessageBody() message: WatchMessage): Promise<boolean> {
    await socket.leave(`case:${message?.caseId}:agency`);
    await socket.leave(`case:${message?.caseId}:outside`);
    return true;
  }

  /** To the rooms of this node: the agency hears everything, others nothing that is internal. */
  tell({ event, agencyId, caseId, creditorId, internal, toBailiff, studyId }: LiveNotice): void {
    if (event.name === 'HandoffOffered' && studyId && caseId) this.server.local.in(`study:${studyId}`).socketsJoin(roomsOfFile(caseId, studyId));
    const rooms = [`agency:${agencyId}`, ...(caseId ? [`case:${caseId}:agency`] : [])];
    // Who enters the figures of the law may work no case: he hears of them, and of nothing else.
    if (LAW_EVENTS.has(event.name)) rooms.push(`law:${agencyId}`);
    if (MANDATE_EVENTS.has(event.name)) rooms.push(`mandates:${agencyId}`);
    if (!internal && creditorId) rooms.push(`creditor:${creditorId}`);
    if (!internal && caseId) rooms.push(`case:${caseId}:outside`);
    if (toBailiff && caseId) rooms.push(`case:${caseId}:bailiff`);
    // Of a hand-off the study hears how it ends; of the file in it nothing after that, not even that an old question of its own was answered.
    if (studyId) rooms.push(caseId && !event.name.startsWith('Handoff') ? `case:${caseId}:study:${studyId}` : `study:${studyId}`);
    this.server.local.to(rooms).emit('live', event);
    if (ENDED.has(event.name) && caseId && studyId) this.server.local.in(`study:${studyId}`).socketsLeave(roomsOfFile(caseId, studyId));
  }

  onModuleDestroy(): void {
    this.server.local.disconnectSockets(true);
  }

  /** "null" is what a frame without an origin says, and is nobody's address. */
  #ours(origin: string, host: string | undefined): boolean {
    const from = URL.canParse(origin) ? new URL(origin).host : undefined;
    return from !== undefined && (from === host || from === new URL(this.options.publicUrl).host);
  }

  /** Asked anew at each message: a session that ended, a role that was taken, count at once. By the session, whose token may have changed since. */
  #actor(socket: Socket): Promise<Actor | undefined> {
    return standAs(AT_THE_DOOR, () => this.authenticator.actorOfSession(socket.data.sessionId as string));
  }

  #atTheDoor(token: string | undefined): Promise<Actor | undefined> {
    return standAs(AT_THE_DOOR, () => this.authenticator.actorOf(token));
  }
}
