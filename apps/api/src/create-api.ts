import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { TokensService } from '@quittance/identity';
import { HouseLogger, type PlatformOptions } from '@quittance/platform';
import { eachInItsPlace } from './places.ts';
import { ApiModule } from './api.module.ts';
import { takeFilesAsBodies } from './programs/raw-body.ts';
import { payerAssets } from './debtor/payer-assets.ts';
import { PostgresIoAdapter } from './live/postgres-io.adapter.ts';
import { closeDoor } from './trusted/close-door.ts';
import { documentsOf, trustedDocuments, type TrustedDocuments } from './trusted/trusted-documents.ts';

const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'none'; font-src 'self'; img-src 'self' data: blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";
/** A deposit of files travels in base64 inside one operation. */
const MOST_BYTES = 64 * 1024 * 1024;
/** A debtor's form is some words; his files come in parts, which are bounded where they are read. Nobody is known yet when a form is read. */
const MOST_FORM_BYTES = 256 * 1024;

/**
 * Whose word on where a request comes from is taken, from TRUST_PROXY: addresses and subnets of our own proxies, or 1 for those of a private
 * network. The address is then the last one that none of these is: what a caller writes before it counts for nothing, nor do limits by
 * address become his to pass.
 */
const proxies = (named: string | undefined): string | false => (named === '1' ? 'loopback, linklocal, uniquelocal' : named || false);

/** The whole door, not yet listening. portal, payer: the folders of the built portal and of what the debtor's page loads, if they are to be served. documents: the operations that are answered; those of the portal alone, unless told otherwise. Without a portal, in production, none but those of API tokens. */
export async function createApi(options: PlatformOptions, portal?: string, payer?: string, documents: TrustedDocuments = portal ? documentsOf(portal, false) : trustedDocuments({}, !options.production)): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ trustProxy: proxies(process.env['TRUST_PROXY']), forceCloseConnections: true, bodyLimit: MOST_BYTES });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.with(options, payerAssets(payer)), adapter, { logger: new HouseLogger(), abortOnError: false });
  app.useWebSocketAdapter(new PostgresIoAdapter(app, options.databaseUrl));
  app.enableShutdownHooks([]);
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await app.register(cookie as never);
  eachInItsPlace(fastify);
  // What is too big is told on the page that it was sent from.
  await app.register(multipart as never, { throwFileSizeLimit: false } as never);
  // A file of a deposit comes as it is, and is read as it comes: how much of it, is asked where it is kept.
  fastify.addContentTypeParser('application/octet-stream', (_, payload, done) => done(null, payload));
  takeFilesAsBodies(fastify);
  fastify.addHook('onRoute', (route) => {
    if (route.url.startsWith('/d/')) route.bodyLimit = MOST_FORM_BYTES;
  });
  if (options.production && documents.open) throw new Error('In production the door answers the portal’s own operations alone.');
  closeDoor(fastify, { documents, actorOfToken: (token) => app.get(TokensService).actorOf(token) });
  fastify.addHook('onSend', async (request: FastifyRequest, reply: FastifyReply) => {
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', CSP);
    reply.header('x-content-type-options', 'nosniff').header('cross-origin-opener-policy', 'same-origin');
    // The debtor's forms must be able to say where they come from: a page that keeps its address to itself entirely sends them from nowhere.
    if (!reply.hasHeader('referrer-policy')) reply.header('referrer-policy', 'no-referrer');
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    if (options.publicUrl.startsWith('https:')) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
    void request;
  });
  if (payer) await app.register(fastifyStatic as never, { root: path.join(payer, 'assets'), prefix: '/d/assets/', preCompressed: true, immutable: true, maxAge: '365d', decorateReply: false, index: false } as never);
  if (portal) await servePortal(app, fastify, portal);
  return app;
}

/** Assets are named by their content and kept for ever; the page itself is asked for each time. Everything else that a browser asks for is the page. */
async function servePortal(app: NestFastifyApplication, fastify: FastifyInstance, portal: string): Promise<void> {
  await app.register(fastifyStatic as never, { root: path.join(portal, 'assets'), prefix: '/assets/', preCompressed: true, immutable: true, maxAge: '365d', decorateReply: false, index: false } as never);
  const html = fs.readFileSync(path.join(portal, 'index.html'), 'utf8');
  const etag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 16)}"`;
  const icon = path.join(portal, 'favicon.svg');
  if (fs.existsSync(icon)) fastify.get('/favicon.svg', (_: FastifyRequest, reply: FastifyReply) => reply.type('image/svg+xml').header('cache-control', 'max-age=86400').send(fs.readFileSync(icon)));
  fastify.get('/*', (request: FastifyRequest, reply: FastifyReply) => {
    if (!String(request.headers.accept ?? '').includes('text/html')) return reply.code(404).send({ error: 'not found' });
    reply.header('cache-control', 'no-cache').header('etag', etag).type('text/html; charset=utf-8');
    return request.headers['if-none-match'] === etag ? reply.code(304).send() : reply.send(html);
  });
}
