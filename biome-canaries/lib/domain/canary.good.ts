import "./here";
import "@/lib/domain/plan";
