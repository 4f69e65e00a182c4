/** What is answered when something was raised (cinder/api/openstack/wsgi.py:489, :611, cinder/api/middleware/fault.py:45 at ab09bc39). */
import { CinderException, PythonException } from '../../errors.ts';
import { DriverRaised } from '../calling.ts';
import type { Lanes } from '../lanes.ts';
import { faultAnswer, HttpFault, type ApiAnswer } from './http.ts';

const MALFORMED = 'The server could not comply with the request since it is either malformed or otherwise incorrect.';
const UNEXPECTED = 'The server has either erred or is incapable of performing the requested operation.';

/** Exceptions of these kinds are answered as they are (cinder/api/openstack/wsgi.py:489). */
const TOLD = ['Invalid', 'NotFound', 'NotAuthorized'];

/** The answer to what was raised. What Cinder did not mean to raise gives an answer that tells nothing; the log has it. */
export function faultOf(lanes: Lanes, failure: unknown): ApiAnswer {
  if (failure instanceof HttpFault) return faultAnswer(failure.status, failure.message);
  if (failure instanceof CinderException) {
    // Quota errors get past the resource to the outermost layer, which puts their class in front (middleware/fault.py:55).
    if (failure.mro.includes('QuotaError')) return faultAnswer(failure.code, `${failure.className}: ${failure.message}`, { 'retry-after': '0' });
    if (TOLD.some((kind) => failure.mro.includes(kind))) return faultAnswer(failure.code, failure.message);
  }
  if (failure instanceof PythonException && failure.className === 'TypeError') {
    // Taken for a mistake in the request (cinder/api/openstack/wsgi.py:611).
    lanes.log.push({ level: 'ERROR', logger: 'cinder.api.openstack.wsgi', message: 'Exception handling resource:', exception: exceptionOf(failure) });
    return faultAnswer(400, MALFORMED);
  }
  return outermostFault(lanes, failure);
}

/** The outermost layer logs what gets to it, and tells no more than its code (cinder/api/middleware/fault.py:45). */
export function outermostFault(lanes: Lanes, failure: unknown): ApiAnswer {
  const { class: className, message } = exceptionOf(failure);
  const shown = failure instanceof CinderException ? `cinder.exception.${className}` : className;
  lanes.log.push({
    level: 'ERROR', logger: 'cinder.api.middleware.fault', message: `Caught error: <class '${shown}'> ${message}`, exception: { class: className, message },
  });
  return failure instanceof CinderException && failure.code === 400 ? faultAnswer(400, MALFORMED) : faultAnswer(500, UNEXPECTED);
}

/** What a driver raised has come over the wire. Any failure but Python's is ours, and thrown on. */
function exceptionOf(failure: unknown): { readonly class: string; readonly message: string } {
  if (failure instanceof DriverRaised) {
    const { class: className, message } = failure.exception;
    return { class: 'oslo_messaging.rpc.client.RemoteError', message: `Remote error: ${className} ${message}` };
  }
  if (failure instanceof PythonException) return { class: failure.className, message: failure.message };
  throw failure;
}
