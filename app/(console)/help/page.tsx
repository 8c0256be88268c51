import { HelpDocument } from "@/app/(console)/help/help-document";
import { CONTENTS } from "@/lib/domain/help/links";

export default function HelpPage() {
  return <HelpDocument slug={CONTENTS} />;
}
