using System.Text;
using DlGen.Tests.Formats;

namespace DlGen.Tests.Data;

/// <summary>
/// Files with some of their bytes changed: each is read, or refused with an exception that names it, and never takes memory out of
/// proportion. The mutations come from a seed.
/// </summary>
public sealed class MutationTests
{
    private const int Mutations = 3_000;

    /// <summary>What may be allocated whatever a file holds: the reader's buffers, messages.</summary>
    private const long Anyway = 600_000;

    /// <summary>What may be allocated for each byte of a file.</summary>
    private const long PerByte = 500;

    [Fact]
    public void Csv_IsReadOrRefused()
    {
        byte[][] corpus =
        [
            .. new[]
            {
                "sepal,petal,species\n5.1,1.4,setosa\n7.0,4.7,versicolor\n6.3,6.0,virginica\n",
                "\uFEFFspecies;\"a \"\"b\"\"\";c\r\n\"x;1\";1.5;red\r\n\"y\r\n2\";NA;blue\r\n\"x;1\";-2e3;\r\n",
                "species\tsize\n0\t1\n3\t2\n1\t?\n2\t1e30\n",
                "species,a,b,c,d,e,f\n" + string.Concat(Enumerable.Range(0, 40).Select(static row => $"{row % 3},{row},{row * 0.1:F2},red{row % 7},\"\",{row},\"q\"\"{row % 2}\"\n")),
            }.Select(Encoding.UTF8.GetBytes),
        ];
        CsvOptions[] options =
        [
            new(), new() { Missing = MissingValues.Keep }, new() { Missing = MissingValues.DropRow, Categories = CategoryEncoding.Index }, new() { Separator = ';' },
        ];
        int read = Mutate(corpus, 1, (file, turn) => Dataset.FromCsv(turn % 5 == 0 ? new Drops(file, 3) : new MemoryStream(file), "species", options[turn % options.Length]));
        Assert.InRange(read, Mutations / 20, Mutations);
    }

    [Fact]
    public void Npy_IsReadOrRefused()
    {
        byte[][] corpus =
        [
            NpyTests.Npy("<f4", [4, 3], new byte[48]), NpyTests.Npy("|u1", [4, 2, 2], new byte[16]), NpyTests.Npy(">f8", [4, 1], new byte[32], fortran: true),
            NpyTests.Npy("<i8", [4], new byte[32], version: 2), NpyTests.Npy("<f2", [4, 6], new byte[48], version: 3),
        ];
        byte[] targets = NpyTests.Npy("|b1", [4], [0, 1, 1, 0]);
        int read = Mutate(corpus, 2, (file, turn) => turn % 3 == 0
            ? Dataset.FromNpy(new Drops(file, 5), new MemoryStream(targets))
            : turn % 3 == 1 ? Dataset.FromNpy(new MemoryStream(file), new MemoryStream(targets)) : Dataset.FromNpy(new MemoryStream(targets), new MemoryStream(file)));
        Assert.InRange(read, Mutations / 60, Mutations);
    }

    /// <returns>How many files were read all the same.</returns>
    private static int Mutate(byte[][] corpus, int seed, Func<byte[], int, Dataset> read)
    {
        var random = new Random(seed);
        int good = 0;
        for (int turn = 0; turn < Mutations; turn++)
        {
            byte[] file = Mutation(corpus, random);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Dataset data = read(file, turn);
                Assert.True(data.Count > 0);
                good++;
            }
            catch (Exception exception) when (exception is InvalidDataException or ArgumentException { ParamName: not null })
            {
                Assert.Contains("the stream", exception.Message, StringComparison.Ordinal);
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Anyway + (PerByte * file.Length));
        }

        return good;
    }

    private static byte[] Mutation(byte[][] corpus, Random random)
    {
        List<byte> file = [.. corpus[random.Next(corpus.Length)]];
        byte[] likely = [.. "\",;\n\r0 9e.-'({)}x"u8, 0, 0xFF, 0x80];
        for (int change = random.Next(1, 4); change > 0 && file.Count > 0; change--)
        {
            int at = random.Next(file.Count);
            byte value = random.Next(2) == 0 ? likely[random.Next(likely.Length)] : (byte)random.Next(256);
            switch (random.Next(6))
            {
                case 0:
                    file[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    file[at] = value;
                    break;
                case 2:
                    file.Insert(at, value);
                    break;
                case 3:
                    file.RemoveRange(at, Math.Min(random.Next(1, 9), file.Count - at));
                    break;
                case 4:
                    file.InsertRange(at, file.GetRange(at, Math.Min(random.Next(1, 40), file.Count - at)));
                    break;
                default:
                    file.RemoveRange(at, file.Count - at);
                    break;
            }
        }

        return [.. file];
    }
}
