/**
 * Two drivers of upstream's are one text for what they do with snapshots: NexentaISCSIDriver and NexentaNfsDriver, in
 * cinder/volume/drivers/nexenta/ns5/ at ab09bc39. They differ in where the datasets are, and in their lines.
 */

/** The lines of the rules. */
export interface Lines {
  readonly delete: number;
  readonly keys: number;
  readonly filters: number;
  readonly alreadyManaged: number;
  readonly notFound: number;
  readonly tooMany: number;
  readonly rename: number;
  readonly size: number;
  readonly listOfManagedVolumes: number;
  readonly listTemplates: number;
  readonly listServices: number;
  readonly listManaged: number;
  readonly listClones: number;
  readonly unmanage: number;
}

export interface Protocol {
  readonly file: string;
  /** The dataset in which those of Cinder's volumes are, as the drivers' options are by default. */
  readonly root: string;
  readonly lines: Lines;
}

export const ISCSI: Protocol = {
  file: 'cinder/volume/drivers/nexenta/ns5/iscsi.py',
  root: 'cinder/iscsi',
  lines: {
    delete: 228, keys: 1028, filters: 1045, alreadyManaged: 1059, notFound: 1065, tooMany: 1068, rename: 1272, size: 1285,
    listOfManagedVolumes: 1354, listTemplates: 1359, listServices: 1367, listManaged: 1371, listClones: 1385, unmanage: 1423,
  },
};

export const NFS: Protocol = {
  file: 'cinder/volume/drivers/nexenta/ns5/nfs.py',
  root: 'cinder/nfs',
  lines: {
    delete: 513, keys: 929, filters: 946, alreadyManaged: 960, notFound: 966, tooMany: 969, rename: 1166, size: 1179,
    listOfManagedVolumes: 1248, listTemplates: 1253, listServices: 1261, listManaged: 1265, listClones: 1279, unmanage: 1317,
  },
};
