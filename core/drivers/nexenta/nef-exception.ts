/**
 * What the drivers of NexentaStor 5 raise, for themselves and for the appliance.
 *
 * Source: class NefException, cinder/volume/drivers/nexenta/ns5/jsonrpc.py:34-61 at ab09bc39.
 */
import { CinderException } from '../../errors.ts';

/** A code of POSIX, such as `ENOENT`, from the driver or from the appliance. */
export type NefCode = 'EINVAL' | 'ENOENT' | 'EBUSY' | 'EEXIST' | 'EIO';

export class NefException extends CinderException {
  readonly nefCode: NefCode;

  /** @param name how the error is called: `NefError` when the appliance answered with it */
  constructor(nefCode: NefCode, message: string, name = 'NexentaError') {
    super('VolumeDriverException', { message: `${message} (source: CinderDriver, name: ${name}, code: ${nefCode})` }, 'NefException');
    this.nefCode = nefCode;
  }
}
