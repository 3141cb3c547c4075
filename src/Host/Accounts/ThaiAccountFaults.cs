using Microsoft.AspNetCore.Identity;

namespace PaWorkflow.Host.Accounts;

/// <summary>What can be wrong with a new account or password, in Thai; the code is the field that it concerns.</summary>
sealed class ThaiAccountFaults : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) => new() { Code = "Password", Description = $"รหัสผ่านต้องยาวอย่างน้อย {length} ตัวอักษร" };
    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => new() { Code = "Password", Description = $"รหัสผ่านต้องมีตัวอักษรที่ต่างกันอย่างน้อย {uniqueChars} ตัว" };
    public override IdentityError PasswordMismatch() => new() { Code = "Current", Description = "รหัสผ่านปัจจุบันไม่ถูกต้อง" };
    public override IdentityError DuplicateUserName(string userName) => new() { Code = "UserName", Description = $"มีผู้ใช้ชื่อ “{userName}” แล้ว — โปรดใช้ชื่ออื่น" };
    public override IdentityError InvalidUserName(string? userName) => new() { Code = "UserName", Description = "ชื่อผู้ใช้ใช้ได้เฉพาะ a–z, 0–9 จุด ขีด และขีดล่าง" };
    public override IdentityError InvalidEmail(string? email) => new() { Code = "Email", Description = "อีเมลไม่ถูกรูปแบบ เช่น name@example.go.th" };
    public override IdentityError DefaultError() => new() { Code = "", Description = "บันทึกไม่สำเร็จ — โปรดลองอีกครั้ง" };
    public override IdentityError ConcurrencyFailure() => new() { Code = "", Description = "มีผู้แก้ไขบัญชีนี้พร้อมกัน — โปรดเปิดหน้านี้ใหม่แล้วลองอีกครั้ง" };
}
