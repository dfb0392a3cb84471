namespace DlGen;

/// <summary>What <see cref="WindowAttribute.Padding"/> can be beside a number of places.</summary>
public static class Padding
{
    /// <summary>As many places as keep the image's size. Where their number is odd, there is one more behind the image than before it.</summary>
    public const int Same = -1;
}
