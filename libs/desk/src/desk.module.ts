import { Module } from '@nestjs/common';
import { CasesModule } from '@quittance/cases';
import { PartiesModule } from '@quittance/parties';
import { CreditorHomeResolver } from './creditor-home/creditor-home.resolver.ts';
import { CreditorHomeService } from './creditor-home/creditor-home.service.ts';
import { NextCaseResolver, QueueResolver } from './queue/queue.resolver.ts';
import { QueueService } from './queue/queue.service.ts';
import { SupervisionResolver } from './supervision/supervision.resolver.ts';
import { SupervisionService } from './supervision/supervision.service.ts';

@Module({
  imports: [CasesModule, PartiesModule],
  providers: [QueueService, QueueResolver, NextCaseResolver, SupervisionService, SupervisionResolver, CreditorHomeService, CreditorHomeResolver],
  exports: [QueueService, SupervisionService, CreditorHomeService],
})
export class DeskModule {}
