import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { DoorRequest } from '@quittance/platform';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { whoOf } from './lines.ts';
import { inScene, type Scene } from './scene.ts';
import { TrailBuffer } from './trail-buffer.ts';

/** Where a process has a door, each request carries its scene; a route that is closed to a known person is told. */
@Injectable()
export class SceneHooks implements OnModuleInit {
  constructor(@Inject(HttpAdapterHost) private readonly host: HttpAdapterHost, @Inject(TrailBuffer) private readonly buffer: TrailBuffer) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter?.getInstance?.() as FastifyInstance | undefined;
    if (typeof fastify?.addHook !== 'function') return;
    const scenes = new WeakMap<object, Scene>();
    const sceneOf = (request: DoorRequest): Scene => {
      const known = scenes.get(request);
      if (known) return known;
      const made: Scene = { address: request.ip ?? null, userAgent: request.headers['user-agent'] ?? null, correlationId: (request.correlationId ??= randomUUID()), actor: () => request.actor ?? Promise.resolve(undefined), told: new Set() };
      scenes.set(request, made);
      return made;
    };
    fastify.addHook('onRequest', (request, _, done) => inScene(sceneOf(request), done));
    // Reading a body goes on in another course of events; the scene is taken up again after it.
    fastify.addHook('preValidation', (request, _, done) => inScene(sceneOf(request), done));
    fastify.addHook('onResponse', (request: DoorRequest, reply: FastifyReply, done) => {
      if (reply.statusCode === 403 && request.actor) void this.#closed(request, sceneOf(request));
      done();
    });
  }

  async #closed(request: DoorRequest, from: Scene): Promise<void> {
    const actor = await request.actor?.catch(() => undefined);
    if (actor) this.buffer.push(whoOf(actor), { action: `${request.method} ${request.routeOptions.url ?? ''}`.slice(0, 80), subject: 'Door', outcome: 'refused', code: 'forbidden' }, from);
  }
}
