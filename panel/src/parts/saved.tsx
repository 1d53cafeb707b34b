import { Toast, ToastTitle, useToastController } from '@fluentui/react-components';

export const toasterId = 'saved';

/** Says in passing that something worked; what went wrong is never said this way. */
export function useSaved(): (text: string) => void {
  const { dispatchToast } = useToastController(toasterId);
  return (text) =>
    dispatchToast(
      <Toast>
        <ToastTitle>{text}</ToastTitle>
      </Toast>,
      { intent: 'success' },
    );
}
