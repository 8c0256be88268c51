import { ProfileView } from "@/components/features/profile/profile-view";

export default async function ProfilePage({ params }: { params: Promise<{ cluster: string }> }) {
  return <ProfileView cluster={decodeURIComponent((await params).cluster)} />;
}
