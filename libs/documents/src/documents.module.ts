import { Module } from '@nestjs/common';
import { DocumentsController } from './kept/documents.controller.ts';
import { DocumentsService } from './kept/documents.service.ts';

@Module({ controllers: [DocumentsController], providers: [DocumentsService], exports: [DocumentsService] })
export class DocumentsModule {}
