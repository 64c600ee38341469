import type { FastifyInstance, FastifyRequest } from 'fastify';
import { inPlace, newPlace, type Place } from '@quittance/platform';

/** Each request has a place of its own, in which it is nobody until the guard knows its actor. Reading a body goes on in another course of events: the place is taken up again after it. */
export function eachInItsPlace(fastify: FastifyInstance): void {
  const places = new WeakMap<FastifyRequest, Place>();
  fastify.addHook('onRequest', (request, _, done) => {
    const place = newPlace();
    places.set(request, place);
    inPlace(place, done);
  });
  fastify.addHook('preValidation', (request, _, done) => inPlace(places.get(request) ?? newPlace(), done));
}
