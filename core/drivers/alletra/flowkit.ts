/** The exceptions of hpe_storage_flowkit_py, with which Cinder reaches Alletra MP. It lets those of `requests` through. */
import { PythonException } from '../../errors.ts';
import { readTimeout } from '../common/requests-errors.ts';
import type { ClientErrors } from '../hpe/array.ts';

export const flowkit: ClientErrors = {
  notFound: () => httpException('HTTPNotFound', 'The storage volume does not exist. Error code 23: volume does not exist'),
  nameTaken: () => httpException('HTTPConflict', '{"code": 22, "desc": "volume exists"}'),
  failed: ({ done }) =>
    done
      ? readTimeout('Read timed out.')
      : new PythonException('HPEStorageException', 'HTTP 500: {"code": 3, "desc": "internal server error"}'),
};

function httpException(className: string, message: string): PythonException {
  return new PythonException(className, message, [className, 'HPEStorageException']);
}
