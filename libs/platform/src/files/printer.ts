import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { PdfPrinter } from '../pdf/index.ts';

/** The browser that prints ends with the process. */
@Injectable()
export class Printer implements OnModuleDestroy {
  constructor(@Inject(PdfPrinter) private readonly printer: PdfPrinter) {}

  onModuleDestroy(): Promise<void> {
    return this.printer.close();
  }
}
