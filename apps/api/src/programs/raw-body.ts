import { UnsupportedMediaTypeException } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** The address that takes a file as the body itself. */
export const RAW_BODY = '/api/deposits';
const MOST_BYTES = 20 * 1024 * 1024;
const KINDS = ['text/csv', 'text/xml', 'application/xml', 'application/pdf', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/octet-stream'];

/** A file sent as it is reaches that address as its bytes; elsewhere such a body stays what nobody takes. */
export function takeFilesAsBodies(fastify: FastifyInstance): void {
  for (const kind of KINDS) {
    if (fastify.hasContentTypeParser(kind)) continue;
    fastify.addContentTypeParser(kind, { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (request: FastifyRequest, body: Buffer, done) => {
      if (request.routeOptions.url === RAW_BODY) return done(null, body);
      return done(new UnsupportedMediaTypeException());
    });
  }
}
