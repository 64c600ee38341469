import { Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { closeFields, PlatformModule, type PlatformOptions } from '@quittance/platform';
import { contexts, entities } from './contexts.ts';
import { DebtorLiveController } from './debtor/debtor-live.controller.ts';
import { DebtorPagesService } from './debtor/debtor-pages.service.ts';
import { EntranceController } from './debtor/entrance.controller.ts';
import { PAYER_ASSETS, type PayerAssets } from './debtor/payer-assets.ts';
import { VisitController } from './debtor/visit.controller.ts';
import { DoorController } from './door.controller.ts';
import { answerErrors } from './errors.ts';
import { CostBudgetPlugin, CostBudgets } from './limits/cost-budget.ts';
import { MOST_TOKENS, withinLimits } from './limits/operation-limits.ts';
import { noZeroBytes } from './limits/plain-text.ts';
import { LiveGateway } from './live/live.gateway.ts';
import { LiveHub } from './live/live.hub.ts';
import { LiveListener } from './live/live.listener.ts';
import { LiveResolver } from './live/live.resolver.ts';
import { LiveService } from './live/live.service.ts';
import { ApiGuideResolver } from './programs/api-guide.resolver.ts';
import { ApiGuideService } from './programs/api-guide.service.ts';
import { ProgramsController } from './programs/programs.controller.ts';
import { MailboxController } from './mailbox/mailbox.controller.ts';

@Module({})
export class ApiModule {
  /** assets: what the debtor's page loads in the browser. */
  static with(options: PlatformOptions, assets: PayerAssets): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        DiscoveryModule,
        PlatformModule.forRoot(options, entities),
        GraphQLModule.forRoot<ApolloDriverConfig>({
          driver: ApolloDriver,
          autoSchemaFile: true,
          sortSchema: true,
          graphiql: false,
          playground: false,
          introspection: !options.production,
          csrfPrevention: true,
          allowBatchedHttpRequests: false,
          // Documents come by their hash through the door itself (trusted/); Apollo keeps none that a stranger sends.
          persistedQueries: false,
          hideSchemaDetailsFromClientErrors: options.production,
          includeStacktraceInErrorResponses: false,
          validationRules: [withinLimits(), noZeroBytes],
          parseOptions: { maxTokens: MOST_TOKENS },
          fieldResolverEnhancers: ['guards'],
          transformSchema: closeFields,
          plugins: [ApolloServerPluginCacheControlDisabled()],
          formatError: answerErrors,
          context: (req: FastifyRequest, res: FastifyReply) => ({ req, res }),
        } as ApolloDriverConfig),
        ...contexts,
      ],
      controllers: [DoorController, MailboxController, DebtorLiveController, VisitController, EntranceController, ProgramsController],
      providers: [LiveService, LiveHub, LiveGateway, LiveListener, LiveResolver, DebtorPagesService, CostBudgets, CostBudgetPlugin, ApiGuideService, ApiGuideResolver, { provide: PAYER_ASSETS, useValue: assets }],
    };
  }
}
