using System.ComponentModel;

namespace DlGen.Kernels;

/// <summary>A method of the user's that computes rows from rows, with the values that it reads and writes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRows
{
    /// <summary>Computes the rows from <paramref name="first"/> up to <paramref name="last"/> (exclusive).</summary>
    void Run(int first, int last);
}
