import "../domain/plan";
import "@/lib/client/fetcher";
import "@/components/ui/button";
import "@/app/providers";
import "react";
import "react-dom";
