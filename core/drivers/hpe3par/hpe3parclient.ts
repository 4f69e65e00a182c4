/** The exceptions of python-3parclient (4.2.12), with which Cinder reaches 3PAR and Primera. */
import { PythonException } from '../../errors.ts';
import type { ClientErrors } from '../hpe/array.ts';

export const hpe3parclient: ClientErrors = {
  notFound: () => clientException('HTTPNotFound', 'Not found (HTTP 404) 23 - volume does not exist'),
  nameTaken: () => clientException('HTTPConflict', 'Conflict (HTTP 409) 22 - volume exists'),
  failed: ({ done }) =>
    done
      ? clientException('RequestException', 'Request Exception: Read timed out.')
      : clientException('HTTPInternalServerError', 'Internal Server Error (HTTP 500) 3 - internal server error'),
};

function clientException(className: string, message: string): PythonException {
  return new PythonException(className, message, [className, 'ClientException']);
}
