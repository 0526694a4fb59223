/** The phone's camera, as little of it as reading a code needs. */

export type Camera = {
  readonly stream: MediaStream;
  readonly close: () => void;
};

/** `none`: no camera, or a page that may not ask for one (http). */
export type CameraTrouble = 'denied' | 'none';

export type OpenCamera = () => Promise<Camera | CameraTrouble>;

/** The camera on the back where there are two. Asks the person, so call it only after a touch. */
export const openBackCamera: OpenCamera = async () => {
  // Missing on http, whatever the types say.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices?.getUserMedia) return 'none';
  try {
    const stream = await devices.getUserMedia({
      video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
      audio: false,
    });
    return {
      stream,
      close: () => {
        for (const track of stream.getTracks()) track.stop();
      },
    };
  } catch (cause) {
    const isDenied = cause instanceof DOMException && cause.name === 'NotAllowedError';
    return isDenied ? 'denied' : 'none';
  }
};
