using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PaWorkflow.Host.Pages.Errors;

/// <summary>What went wrong and what to do, for the answers that have no page of their own.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
public sealed class ErrorPage : PageModel
{
    public string Heading { get; private set; } = "";
    public string Advice { get; private set; } = "";

    public void OnGet(int code) => Show(code);
    public void OnPost(int code) => Show(code);

    void Show(int code) => (Heading, Advice) = code switch
    {
        StatusCodes.Status400BadRequest => ("แบบฟอร์มหมดอายุ", "หน้านี้เปิดค้างไว้นานหรือมีการเข้าสู่ระบบใหม่ โปรดเปิดหน้าเดิมอีกครั้งแล้วส่งใหม่ ยังไม่มีการเปลี่ยนแปลงใด ๆ"),
        StatusCodes.Status403Forbidden => ("หน้านี้ไม่ใช่หน้าที่ของท่าน", "หากจำเป็นต้องใช้ โปรดติดต่อผู้ดูแลระบบของหน่วยงานเพื่อกำหนดหน้าที่"),
        StatusCodes.Status404NotFound => ("ไม่พบหน้านี้", "อาจถูกย้ายหรือยกเลิก หรือท่านไม่มีหน้าที่เกี่ยวข้องกับเรื่องนี้"),
        StatusCodes.Status413PayloadTooLarge => ("ไฟล์ใหญ่เกินไป", "แนบได้ไฟล์ละไม่เกิน 50 MB โปรดลดขนาดหรือแบ่งเป็นหลายไฟล์แล้วแนบใหม่"),
        _ => ("ระบบขัดข้องชั่วคราว", "สิ่งที่บันทึกไว้แล้วไม่สูญหาย โปรดลองอีกครั้ง หากยังไม่ได้ให้แจ้งผู้ดูแลระบบ"),
    };
}
