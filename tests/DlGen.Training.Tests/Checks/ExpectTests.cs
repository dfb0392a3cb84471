namespace DlGen.Training.Tests.Checks;

/// <summary>Numbers that are known from elsewhere, to the decimals that are known.</summary>
public sealed class ExpectTests
{
    [Fact]
    public void NumbersThatAgree_PassToTheLastDecimal()
    {
        Expect.Equal(0.5744425, 0.574, decimals: 3);
        Expect.Equal(0.5745, 0.574, decimals: 3);       // half a unit
        Expect.Equal(-2.5f, -2.5, decimals: 15);
        Expect.Equal(3, 3.4, decimals: 0);
        Expect.Equal(double.NaN, double.NaN);
        Expect.Equal(double.PositiveInfinity, double.PositiveInfinity);
        Expect.Equal(new[] { 0.66f, 0.24f }, [0.659, 0.242], decimals: 2);
        Expect.Equal(new[] { 1, 2 }, [1, 2]);
        Expect.Below(0.1, 0.2);
        Expect.Above(0.2, 0.1);
    }

    [Fact]
    public void NumbersThatDiffer_AreNamedWithBoth()
    {
        double loss = 0.5763;
        float[] gradient = [0.25f, -0.5f];
        AssertSays("loss is 0.5763, and not 0.575 (3 decimals).", () => Expect.Equal(loss, 0.575, decimals: 3));
        AssertSays("loss is 0.5763, and not NaN (4 decimals).", () => Expect.Equal(loss, double.NaN));
        AssertSays("∞ is -Infinity, and not Infinity (4 decimals).", () => Expect.Equal(double.NegativeInfinity, double.PositiveInfinity, name: "∞"));
        AssertSays("gradient[1] is -0.5, and not -0.4 (1 decimals).", () => Expect.Equal(gradient, [0.25, -0.4], decimals: 1));
        AssertSays("gradient has 2 numbers, and not 1.", () => Expect.Equal(gradient, [0.25]));
        AssertSays("loss is 0.5763, and not below 0.5763.", () => Expect.Below(loss, 0.5763));
        AssertSays("the loss is 0.5763, and not above 1.", () => Expect.Above(loss, 1, "the loss"));
        AssertSays("double.NaN is NaN, and not below 1.", () => Expect.Below(double.NaN, 1));
        AssertSays("double.NaN is NaN, and not above 1.", () => Expect.Above(double.NaN, 1));
    }

    [Fact]
    public void Decimals_AreFrom0To15()
    {
        Assert.Equal("decimals", Assert.Throws<ArgumentOutOfRangeException>(static () => Expect.Equal(1, 1, decimals: -1)).ParamName);
        Assert.Equal("decimals", Assert.Throws<ArgumentOutOfRangeException>(static () => Expect.Equal(1, 1, decimals: 16)).ParamName);
    }

    private static void AssertSays(string message, Action check) => Assert.Equal(message, Assert.Throws<UnexpectedNumberException>(check).Message);
}
