import type { Image, Images } from '../../domain/webhook/webhook-event.ts';
import { type AttributeMap, fromAttributes } from '../dynamodb/attribute-values.ts';
import { recordOf } from '../items.ts';

/** An item before and after a change, as the table's stream has it, in attribute values. */
interface StreamImages {
  OldImage?: object;
  NewImage?: object;
}

/** The record before or after a change; undefined if there is none. The caller checks its kind. */
export const imagesOf = ({ OldImage, NewImage }: StreamImages = {}): Images => ({
  before: recordIn(OldImage),
  after: recordIn(NewImage),
});

const recordIn = (image: object | undefined): Image | undefined =>
  image && recordOf<Image>(fromAttributes(image as AttributeMap));
