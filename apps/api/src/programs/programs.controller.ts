import { Controller, HttpException, Inject, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { DepositsService } from '@quittance/intake';
import { CurrentActor, Mailer, May, type Actor, type DoorRequest } from '@quittance/platform';
import type { FastifyReply } from 'fastify';
import { CostBudgets } from '../limits/cost-budget.ts';
import { LIMITS } from '../limits/operation-limits.ts';
import { depositAnswer, previewAnswer } from './deposit-answer.ts';
import { depositRequest, type DepositQuery } from './deposit-request.ts';
import { ProgramErrorsFilter } from './program-errors.filter.ts';

/** For programs that speak no GraphQL: one address, by a key alone, with the very use-case behind the portal's own page. */
@Controller('api')
@UseFilters(ProgramErrorsFilter)
export class ProgramsController {
  constructor(@Inject(DepositsService) private readonly deposits: DepositsService, @Inject(CostBudgets) private readonly budgets: CostBudgets, @Inject(Mailer) private readonly addresses: Mailer) {}

  /** 200 for a dry run, 201 for a deposit; the same Idempotency-Key with the same files is the same deposit. */
  @Post('deposits') @May('deposit', 'Creditor')
  async deposit(@CurrentActor() actor: Actor, @Req() request: DoorRequest, @Query() query: DepositQuery, @Res({ passthrough: true }) reply: FastifyReply) {
    // It costs what the dearest operation does: as many a minute, by whichever way they come.
    const seconds = this.budgets.spend(`account ${actor.id}`, LIMITS.cost);
    if (seconds > 0) {
      void reply.header('retry-after', String(seconds));
      throw new HttpException('Too many', 429);
    }
    const { input, dryRun } = await depositRequest(request, query);
    void reply.status(dryRun ? 200 : 201);
    if (dryRun) return previewAnswer(await this.deposits.preview(actor, input));
    const deposit = await this.deposits.confirm(actor, input);
    return depositAnswer(deposit, this.addresses.linkTo(`/creditor/deposits/${deposit.id}`));
  }
}
