import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { catchError, of, throwError, type Observable } from 'rxjs';
import { Refused } from './refusal.ts';

/** What a use-case refuses becomes the Refusal member of its union; anything else goes on as a fault. */
@Injectable()
export class RefusalInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType<string>() !== 'graphql') return next.handle();
    return next.handle().pipe(catchError((e: unknown) => (e instanceof Refused ? of(e.toRefusal()) : throwError(() => e))));
  }
}
