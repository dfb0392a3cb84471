namespace DlGen.Generators.Tests.Diagnostics;

/// <summary>Half of the drawn declarations: each ends in generated code or in an error at its place, and nothing throws.</summary>
/// <remarks>The tests of a class run one after the other, and classes beside one another: two classes keep two cores busy.</remarks>
public class DrawnDeclarationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Declaration_EndsInCodeOrInAnErrorAtItsPlace(int part) => DrawnFiles.AssertHandled(part);
}

/// <summary>The other half of the drawn declarations.</summary>
public class FurtherDrawnDeclarationTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Declaration_EndsInCodeOrInAnErrorAtItsPlace(int part) => DrawnFiles.AssertHandled(part);
}
