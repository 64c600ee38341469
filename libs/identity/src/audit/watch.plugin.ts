import { Inject } from '@nestjs/common';
import { Plugin } from '@nestjs/apollo';
import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import type { DoorContext } from '@quittance/platform';
import { casesAnswered } from './bulk.ts';
import { whoOf } from './lines.ts';
import { scene } from './scene.ts';
import { ThresholdsService } from './thresholds.service.ts';
import { TrailBuffer } from './trail-buffer.ts';

/** What only the whole operation shows: doors closed by the guard at any depth, searches, and how many cases were read at once. */
@Plugin()
export class WatchPlugin implements ApolloServerPlugin<DoorContext> {
  constructor(@Inject(TrailBuffer) private readonly buffer: TrailBuffer, @Inject(ThresholdsService) private readonly thresholds: ThresholdsService) {}

  async requestDidStart(): Promise<GraphQLRequestListener<DoorContext>> {
    const { buffer, thresholds } = this;
    return {
      async willSendResponse({ response, document, operation, schema, contextValue, errors }) {
        if (!document || !operation || response.body.kind !== 'single') return;
        const actor = await contextValue.req.actor?.catch(() => undefined);
        if (!actor) return;
        const who = whoOf(actor), from = scene();
        const closed = new Set((errors ?? []).filter((e) => e.extensions?.['code'] === 'FORBIDDEN').map((e) => (e.path ?? []).filter((part) => typeof part === 'string').join('.')));
        for (const path of closed) buffer.push(who, { action: path.slice(0, 80) || 'operation', subject: 'Door', outcome: 'refused', code: 'forbidden' }, from);
        const cases = casesAnswered(schema, document, operation, response.body.singleResult.data as Record<string, unknown> | null | undefined);
        if (!cases.size) return;
        const most = await thresholds.of(actor.agencyId, 'rowsOfOneAnswer').catch(() => Infinity);
        for (const [field, rows] of cases) {
          if (field === 'search') buffer.push(who, { action: 'searchCases', subject: 'CaseFile', outcome: 'done', facts: { operation: field, rows } }, from);
          else if (rows >= most) buffer.push(who, { action: 'readInBulk', subject: 'CaseFile', outcome: 'done', facts: { operation: field, rows, threshold: most } }, from);
        }
        const all = [...cases.values()].reduce((sum, rows) => sum + rows, 0);
        // Many small answers in one operation are one large one.
        if (cases.size > 1 && all >= most && ![...cases.values()].some((rows) => rows >= most)) buffer.push(who, { action: 'readInBulk', subject: 'CaseFile', outcome: 'done', facts: { operation: [...cases.keys()].join(' ').slice(0, 80), rows: all, threshold: most } }, from);
      },
    };
  }
}
